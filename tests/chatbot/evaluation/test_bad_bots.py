"""Each planted bad bot turns the metric red that is named for its fault; the answers it spoils are green.

The baseline is what the bot itself answers right on the seed's development set.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from chatbot.bot import open_bot
from chatbot.evaluation.metric import METRICS
from chatbot.evaluation.models import RIGHT, Item, Response
from chatbot.evaluation.quotation import Sources
from chatbot.evaluation.score import scored
from chatbot.models import Turn
from chatbot.settings import Settings

pytestmark = pytest.mark.endtoend

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 11, 1)


def _load() -> ModuleType:
    """The bad bots as a module: they stand beside their test, in no package."""
    spec = importlib.util.spec_from_file_location("bad_bots", Path(__file__).with_name("bad_bots.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bad_bots = _load()

# The metric named for a fault, and how far it must at least get worse, over all items or those whose required
# facts are of a kind that the fault can touch.
MEASURED = frozenset({"number", "date", "duration"})
NAMED = frozenset({"entity"})
FAULTS = [
    ("always_abstain", "over_refusal", 0.9, None),
    ("declines_and_invents", "incorrect", 0.9, None),
    ("mislabels", "incorrect", 0.5, None),
    ("declines_with_the_question", "over_refusal", 0.9, None),
    ("dump_the_resume", "concise", 0.9, None),
    ("dump_the_resume", "abstention_recall", 0.9, None),
    ("parrot", "echo", 0.8, None),
    ("parrot", "correct", 0.8, None),
    ("one_number_off", "incorrect", 0.5, MEASURED),
    ("one_number_off", "citation_support", 0.5, None),
    ("one_number_off", "groundedness", 0.1, None),
    ("wrong_employer", "incorrect", 0.5, NAMED),
    ("wrong_employer", "citation_support", 0.2, None),
    ("uncited", "cited", 0.9, None),
    ("unhelpful_but_true", "correct", 0.9, None),
    ("negator", "incorrect", 0.6, None),
    ("hedger", "correct", 0.6, None),
    ("padder", "groundedness", 0.3, None),
    ("quote_everything", "quote_focus", 0.9, None),
    ("quote_everything", "citation_support", 0.9, None),
    ("quote_every_line", "quote_focus", 0.9, None),
    ("one_letter_quoter", "quote_fidelity", 0.9, None),
    ("one_letter_quoter", "citation_support", 0.9, None),
    ("absurd_offsets", "quote_fidelity", 0.9, None),
]
GREEN = {
    "correct": 1.0,
    "incorrect": 0.0,
    "over_refusal": 0.0,
    "abstention_recall": 1.0,
    "cited": 0.97,
    "citation_validity": 1.0,
    "quote_fidelity": 1.0,
    "quote_focus": 1.0,
    "citation_support": 0.95,
    "groundedness": 0.97,
    "echo": 0.05,
    "concise": 0.95,
}

# By who answers (None: the bot itself) and the kinds touched: a dump takes seconds to score.
_measured: dict[tuple[str | None, frozenset[str] | None], dict[str, float]] = {}
Case = tuple[Item, Response]


@pytest.fixture(scope="module")
def sources() -> Sources:
    return {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.md")}


@pytest.fixture(scope="module")
def right(
    tmp_path_factory: pytest.TempPathFactory, with_encoder: Callable[[Path], Path], sources: Sources
) -> list[Case]:
    """The items that the bot answers right, with its answers."""
    home = with_encoder(tmp_path_factory.mktemp("state"))
    bot = open_bot(Settings(home=home, seeds=ROOT / "seeds"), as_of=TODAY)
    questions = ROOT / "tests" / "collection" / "seed" / "dev.jsonl"
    found: list[Case] = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        item = Item.model_validate(json.loads(line))
        history: list[Turn] = []
        for message in item.messages:
            history.append(bot.turn(message.content, history))
        answer = bot.turn(item.user_input, history).answer
        response = Response.model_validate({**answer.model_dump(mode="json"), "id": item.id})
        if scored(item, response, sources, TODAY).outcome in RIGHT:
            found.append((item, response))
    assert len(found) > 100
    return found


def means(cases: list[Case], sources: Sources) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for item, response in cases:
        for name, value in scored(item, response, sources, TODAY).values.items():
            values[name].append(value)
    return {name: sum(found) / len(found) for name, found in values.items()}


def spoilt(name: str, cases: list[Case], sources: Sources) -> list[Case]:
    bad_bot = getattr(bad_bots, name)
    return [(item, bad_bot(item, sources, response)) for item, response in cases]


def test_right_answers_are_green(right: list[Case], sources: Sources) -> None:
    found = means(right, sources)
    red = {
        name: found[name]
        for name, limit in GREEN.items()
        if (found[name] < limit if METRICS[name].higher_is_better else found[name] > limit)
    }
    assert red == {}


@pytest.mark.parametrize(("name", "metric", "margin", "kinds"), FAULTS)
def test_a_fault_turns_its_metric_red(
    right: list[Case], sources: Sources, name: str, metric: str, margin: float, kinds: frozenset[str] | None
) -> None:
    touched = [
        case
        for case in right
        if kinds is None or any(fact.required and fact.kind in kinds for fact in case[0].reference_facts)
    ]
    assert len(touched) > 20
    for who in (None, name):
        if (who, kinds) not in _measured:
            _measured[who, kinds] = means(spoilt(who, touched, sources) if who else touched, sources)
    before, after = _measured[None, kinds][metric], _measured[name, kinds][metric]
    fall = before - after if METRICS[metric].higher_is_better else after - before
    assert fall >= margin, (before, after)


def test_the_uncited_bot_is_red_for_nothing_else(right: list[Case], sources: Sources) -> None:
    found = means(spoilt("uncited", right, sources), sources)
    assert (found["correct"], found["over_refusal"], found["incorrect"]) == (1, 0, 0)


def test_a_true_sentence_that_answers_nothing_is_well_cited(right: list[Case], sources: Sources) -> None:
    found = means(spoilt("unhelpful_but_true", right, sources), sources)
    assert min(found[name] for name in ("cited", "citation_validity", "quote_fidelity", "groundedness")) == 1


def test_every_bad_bot_has_a_fault_with_a_name() -> None:
    planted = {
        name for name, made in vars(bad_bots).items() if callable(made) and made.__module__ == "bad_bots"
    }
    assert {name for name in planted if not name.startswith("_")} == {name for name, *_ in FAULTS}
