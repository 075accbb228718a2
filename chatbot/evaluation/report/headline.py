"""What a run comes to, in a sentence or three: the gate, how good it is, whether it got worse.

It refuses to know formats: plain sentences.
"""

from __future__ import annotations

from chatbot.evaluation.models import Figure, Outcome
from chatbot.evaluation.report.view import View
from chatbot.evaluation.report.wording import counted, direction, metric_of, value_text
from index.models import Frozen


class Headline(Frozen):
    """`gate` and `against` are empty where no gate was asked and nothing compared."""

    quality: str
    gate: str = ""
    against: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for sentence in (self.gate, self.quality, self.against) if sentence)


def headline_of(view: View) -> Headline:
    return Headline(gate=_gate(view), quality=_quality(view), against=_against(view))


def figure_of(view: View, metric: str) -> Figure:
    """The figure of that name; one without a value when the run has none."""
    try:
        return view.summary.figure(metric)
    except KeyError:
        return Figure(metric=metric, value=None)


def _gate(view: View) -> str:
    if view.verdict is None:
        return ""
    checks = view.verdict.checks
    failed = sum(check.passed is False for check in checks)
    unjudged = sum(check.passed is None for check in checks)
    total = counted(len(checks), "condition")
    if failed:
        return f"The gate failed: {failed} of {total} {'does' if failed == 1 else 'do'} not hold."
    if view.verdict.exit_code == 3:
        return f"The gate cannot judge: {unjudged} of {total} could not be checked."
    return f"The gate passed: {total} {'holds' if len(checks) == 1 else 'hold'}."


def _quality(view: View) -> str:
    if not view.summary.items:
        return "No question was asked."
    right, wrong = figure_of(view, "correct").value, figure_of(view, "incorrect").value
    truth, never = figure_of(view, "truthfulness").value, view.summary.always_abstain
    graded = metric_of("truthfulness")
    says = (
        f"{_percent(right)} of {counted(view.summary.items, 'question')} "
        f"{'was' if view.summary.items == 1 else 'were'} answered right and {_percent(wrong)} wrong"
    )
    if failed := view.summary.outcomes.get(Outcome.ERROR, 0):
        says += f", and {failed:,} failed or had no answer"
    if truth is None:
        return f"{says}."
    than = "no better than" if truth <= never else "where"
    return (
        f"{says}; truthfulness is {value_text(graded, truth)}, {than} never answering "
        f"{'at' if truth <= never else 'scores'} {value_text(graded, never)}."
    )


def _percent(value: float | None) -> str:
    return "An unknown share" if value is None else value_text(metric_of("correct"), value)


def _against(view: View) -> str:
    comparison = view.comparison
    if comparison is None:
        return ""
    moved = _moved(view)
    if view.worse or view.better:
        says = (
            f"Against {comparison.base}, {counted(view.worse, 'answer')} got worse and {view.better:,} better"
        )
    else:
        says = f"Against {comparison.base}, no answer got worse or better"
    if comparison.incomparable:
        return f"{says}; but not the same was asked of the same résumé, so this says little."
    parts = [f"significantly {way}: {', '.join(names)}" for way, names in moved.items() if names]
    return f"{says}; {'; '.join(parts) if parts else 'no difference is significant'}."


def _moved(view: View) -> dict[str, list[str]]:
    """Titles of the gated metrics that differ significantly, by direction."""
    moved: dict[str, list[str]] = {"worse": [], "better": []}
    for contrast in view.comparison.contrasts if view.comparison else ():
        metric, way = metric_of(contrast.metric), direction(contrast)
        if way and metric.gated:
            moved[way].append(metric.title)
    return moved
