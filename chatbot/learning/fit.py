"""Fits the judge's weights, `chatbot/data/evidence.toml`, on the development groups: `make train` runs it.

A passage that answers counts as one example, any other passage as another: of questions put to whole résumés,
of the same questions with their line removed, and of questions that nothing answers. The encoder has not seen
these groups; had it, its cosines would look surer than they are. It refuses to look at the untouched groups.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from chatbot.evidence import Signals
from chatbot.learning.measure import tried
from chatbot.learning.pairs import DEVELOPMENT
from chatbot.learning.trial import Trial

TARGET = Path(__file__).resolve().parents[1] / "data" / "evidence.toml"


def fitted(trials: Iterable[Trial]) -> dict[str, float]:
    """The weights of the logistic model, `bias` first."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    passages = [passage for trial in trials for passage in trial.passages]
    signals = np.array([passage.signals for passage in passages])
    answers = np.array([passage.answers for passage in passages])
    scaler, model = StandardScaler(), LogisticRegression(max_iter=1000)
    make_pipeline(scaler, model).fit(signals, answers)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return {"bias": bias, **dict(zip(Signals._fields, map(float, weights), strict=True))}


def toml(weights: dict[str, float]) -> str:
    """The file as it is written."""
    rows = "".join(f"{name} = {value:.2f}\n" for name, value in weights.items())
    return (
        "# How sure a passage is to answer, from what is known of it (`Signals` in evidence.py): a logistic\n"
        "# model, fitted by `python -m chatbot.learning.fit` on professions that the encoder has not seen.\n"
        f"[weights]\n{rows}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m chatbot.learning.fit", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--home", type=Path, help="where exported encoders are kept")
    parser.add_argument("--write", action="store_true", help=f"into {TARGET.name}; else it is printed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as scratch:
        weights = fitted(tried(DEVELOPMENT, True, options.home or Path(scratch)))
    if options.write:
        TARGET.write_text(toml(weights), encoding="utf-8")
    else:
        sys.stdout.write(toml(weights))
    return 0


if __name__ == "__main__":
    sys.exit(main())
