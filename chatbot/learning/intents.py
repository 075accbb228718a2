"""Teaches what a question asks for: `python -m chatbot.learning.intents --write` fits `data/intents.npz`.

The questions of `asked/` bear the intent they ask for; {employer} and the like stand for names, which are
filled in from the invented résumés, each question anew. A quarter of them look like one intent and ask for
another. It refuses to look at the résumés beyond the names they lend, and at the groups that are kept out.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import Field, ValidationError

from chatbot.classify import WEIGHTS, IntentClassifier, Names, Weights, features, terms
from chatbot.learning.pairs import Portrait, load, training_groups
from chatbot.lexicon import fold
from index.embed import DEFAULT_ENCODER, Encoder, open_encoder
from index.models import Frozen

FOLDER = Path(__file__).parent / "asked"
SEED = 5
FILLED = 2  # times a question with names is shown, with others each time
LEAST = 2  # questions a term must stand in
PENALTY = 1 / 20  # of the squared weights
PARTS = 4  # of the questions, each judged by what the others taught
AT_ONCE = 128  # texts
DEPTHS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
_PLACEHOLDER = re.compile(r"\{([a-z]+)2?\}")
# What stands in for names that the invented résumés do not give line by line.
_NAMES = {
    "skill": ("Python", "welding", "SAP", "phlebotomy", "AutoCAD", "Excel", "triage", "payroll", "pruning"),
    "school": ("Riverside College", "Anna University", "University of Leeds", "St Brigid's", "the Institute"),
    "degree": ("BSc", "MBA", "master's in statistics", "PhD", "diploma in nursing", "B.Tech"),
    "cert": ("PMP", "first aid certificate", "ACCA", "Gas Safe", "forklift licence", "CISSP"),
    "award": ("Employee of the Year", "the Green Prize", "the gold medal", "Best Paper Award"),
    "language": ("German", "Spanish", "Hindi", "Welsh", "Mandarin", "French"),
    "place": ("Leeds", "Porto", "Austin", "Mumbai", "Cork", "Nairobi", "Toronto", "Dresden"),
    "year": tuple(map(str, range(2001, 2026))),
}


class Written(Frozen):
    """A question as it was written down, names as placeholders, and what it asks for."""

    q: str = Field(min_length=2)
    intent: str


class Example(NamedTuple):
    """A question with names filled in; those filled from one have one `source`."""

    text: str
    intent: str
    named: Names
    source: int


def written() -> tuple[Written, ...]:
    """All questions. Raises `ValueError` with file, line and field for data that is not in order."""
    found: dict[str, Written] = {}
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                one = Written.model_validate_json(row)
            except ValidationError as error:
                first = error.errors()[0]
                field = ".".join(map(str, first["loc"]))
                raise ValueError(f"{path.name}, line {number}, {field}: {first['msg']}.") from error
            found.setdefault(one.q.casefold(), one)
    return tuple(found.values())


def examples(questions: Sequence[Written], portraits: Sequence[Portrait]) -> Iterator[Example]:
    """The questions with names from the résumés, in order."""
    draw = random.Random(SEED)  # noqa: S311 - an order, not a secret
    jobs = sorted(
        {tuple(line.context.split(", ")[:2]) for p in portraits for line in p.lines if ", " in line.context}
    )
    people = sorted({portrait.name for portrait in portraits})

    def name(placeholder: re.Match[str]) -> str:
        kind = placeholder[1]
        if kind == "person":
            full = draw.choice(people)
            return draw.choice([full, full.split()[0], full.split()[0]])
        if kind in ("employer", "title"):
            title, employer = draw.choice(jobs)
            *part, _ = employer.split()
            return title if kind == "title" else draw.choice([employer, " ".join(part) or employer])
        return draw.choice(_NAMES[kind])

    for source, question in enumerate(questions):
        named = Names(
            employer=float("{employer" in question.q),
            employers=float("{employer2}" in question.q),
            title=float("{title" in question.q),
            school=float("{school}" in question.q),
            year=float("{year" in question.q),
        )
        for _ in range(FILLED if "{" in question.q else 1):
            yield Example(_PLACEHOLDER.sub(name, question.q), question.intent, named, source)


def vectors(texts: Sequence[str], encoder: Encoder) -> Any:
    """float32, shape (texts, dimension)."""
    import numpy as np

    return np.concatenate(
        [encoder.encode(texts[first : first + AT_ONCE]) for first in range(0, len(texts), AT_ONCE)]
    )


def fitted(shown: Sequence[Example], rows: Any, encoder: str) -> Weights:
    """The weights learned from examples, `rows` being their vectors."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    counting = TfidfVectorizer(analyzer=lambda text: terms(fold(text)), min_df=LEAST, sublinear_tf=True)
    counted = counting.fit_transform([one.text for one in shown]).toarray().astype(np.float32)
    table = np.stack(
        [features(row, terms_of, one.named) for row, terms_of, one in zip(rows, counted, shown, strict=True)]
    )
    model = LogisticRegression(C=1 / PENALTY, max_iter=400).fit(table, [one.intent for one in shown])
    return Weights(
        encoder,
        tuple(map(str, model.classes_)),
        tuple(map(str, counting.get_feature_names_out())),
        counting.idf_.astype(np.float32),
        model.coef_.astype(np.float32),
        model.intercept_.astype(np.float32),
    )


def judged(shown: Sequence[Example], rows: Any) -> list[tuple[str, str, float]]:
    """What each example asks for, what the others teach that it asks for, and how sure that is. The fillings
    of one question are never on both sides."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    sources = [one.source for one in shown]
    found: list[tuple[str, str, float]] = []
    for taught, asked in GroupKFold(PARTS).split(rows, groups=sources):
        weights = fitted([shown[n] for n in taught], rows[taught], "")
        row_of = {shown[n].text: rows[n] for n in asked}

        def encode(texts: Sequence[str], row_of: Any = row_of) -> Any:
            return np.stack([row_of[text] for text in texts])

        classifier = IntentClassifier(weights, encode)
        found += [
            (one.intent, *classifier.likeliest(one.text, fold(one.text), one.named))
            for one in (shown[n] for n in asked)
        ]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m chatbot.learning.intents", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--home", type=Path, help="where exported encoders are kept")
    parser.add_argument(
        "--write", action="store_true", help=f"into {WEIGHTS.name}; else only figures are printed"
    )
    options = parser.parse_args(arguments)
    questions = written()
    portraits = [portrait for group in training_groups() for portrait in load(group)]
    shown = list(examples(questions, portraits))
    with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as scratch:
        encoder, notices = open_encoder(DEFAULT_ENCODER, options.home or Path(scratch), with_adapter=True)
        if notices:
            raise SystemExit(" ".join(notices))
        rows = vectors([one.text for one in shown], encoder)
    if options.write:
        save(fitted(shown, rows, encoder.identity), WEIGHTS)
    found = judged(shown, rows)
    lines = [
        f"{len(questions)} questions, {len({q.intent for q in questions})} intents; as the others teach:"
    ]
    for depth in (0.0, *DEPTHS):
        sure = [asked == likeliest for asked, likeliest, chance in found if chance >= depth]
        share, right = len(sure) / len(found), sum(sure) / len(sure)
        lines.append(f"  at least {depth:.1f} sure: {share:.2f} of them, {right:.3f} right")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def save(weights: Weights, path: Path) -> None:
    """Writes the weights, in half precision."""
    import numpy as np

    np.savez_compressed(
        path,
        encoder=np.array(weights.encoder),
        intents=np.array(weights.intents),
        terms=np.array(weights.terms),
        rarity=weights.rarity.astype(np.float16),
        matrix=weights.matrix.astype(np.float16),
        bias=weights.bias.astype(np.float16),
    )


if __name__ == "__main__":
    sys.exit(main())
