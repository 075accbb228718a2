"""The README's table of quality says what the questions of this repository give today."""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from chatbot.bot import Bot, open_bot
from chatbot.evaluation.journal import Journal
from chatbot.evaluation.models import Run
from chatbot.evaluation.preparing import Choice, prepared
from chatbot.evaluation.running import judged, run_items
from chatbot.evaluation.systems import OURS
from chatbot.settings import load_settings
from index.embed import Encoder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROUNDING = 0.011  # a processor that adds in another order may turn one answer of a hundred


def _figures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("figures", HERE / "figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


figures = _figures()


@pytest.fixture(scope="module")
def runs(
    tmp_path_factory: pytest.TempPathFactory, with_encoder: Callable[[Path], Path], real_encoder: Encoder
) -> dict[str, Run]:
    home = with_encoder(tmp_path_factory.mktemp("home"))
    settings = load_settings(home=home, seeds=ROOT / "seeds")
    day = dt.date.fromisoformat(figures.AS_OF)

    def opened(resume: Path | None) -> Bot:
        return open_bot(settings, resume=resume, as_of=day)

    made = {}
    with pytest.MonkeyPatch.context() as patch:
        # A bot for each résumé, all open together, and one encoder for all: 0.4 s and 90 MB less for each.
        patch.setattr("index.build.open_encoder", lambda *_, **__: (real_encoder, ()))
        for split in figures.SETS:
            choice = Choice(as_of=day, sealed=split == "held")
            run, systems = prepared(figures.paths_of(split), None, choice, OURS, settings, opened)
            manifest = run.manifest.model_copy(update={"run": f"{run.manifest.run}-{split}"})
            run = run.model_copy(update={"manifest": manifest})
            made[split] = judged(run_items(Journal.begin(home, run), systems), intervals=False)
    return made


def _rows(lines: list[str]) -> dict[tuple[str, str], list[str]]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {(row[0], row[1]): row[2:] for row in cells if row[1] == "this program"}


@pytest.mark.endtoend
def test_the_readme_says_what_the_questions_give(runs: dict[str, Run]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = _rows(text.partition(figures.BEGIN)[2].partition(figures.END)[0].splitlines())
    measured = _rows(figures.table(runs, {}))
    assert printed.keys() == measured.keys()
    assert len(printed) == len(figures.ROWS)
    for key, cells in measured.items():
        for said, now in zip(printed[key], cells, strict=True):
            assert said == now or abs(float(said) - float(now)) <= ROUNDING, (
                f"{key}: the README says {said}, it is {now}; run make eval"
            )


@pytest.mark.endtoend
def test_every_quotation_and_every_marker_of_the_answers_holds(runs: dict[str, Run]) -> None:
    for run in runs.values():
        assert run.summary is not None
        for metric in ("citation_validity", "quote_fidelity"):
            assert run.summary.figure(metric).value == 1.0


def test_a_table_that_differs_is_seen() -> None:
    assert _rows(["| kept out | this program | 3 | 0.90 |"]) != _rows(
        ["| kept out | this program | 3 | 0.70 |"]
    )
