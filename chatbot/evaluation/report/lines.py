"""A run in a few lines for a terminal: the headline, what got worse, the figures most people ask for.

It refuses to know consoles.
"""

from __future__ import annotations

from chatbot.evaluation.metric import WORDS
from chatbot.evaluation.models import Comparison, Run
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.view import View, view_of
from chatbot.evaluation.report.wording import clipped, interval_text, metric_of, value_text

SHOWN = (
    "correct",
    "incorrect",
    "missing",
    "truthfulness",
    "abstention_recall",
    "over_refusal",
    "success@5",
    "citation_validity",
    "quote_fidelity",
    "groundedness",
    "words",
    "latency_p50",
)


MOST_CHANGES = 20
_SIGNS = 200


def summary_lines(run: Run, comparison: Comparison | None = None) -> list[str]:
    """The sentences, then what got worse, then a line a figure, its key for rules last; a metric that no item
    defines is left out."""
    view = view_of(run, comparison, None)
    lines = list(headline_of(view).sentences)
    if left := len(run.items) - view.summary.items:
        lines.insert(0, f"Unfinished: {left} of {len(run.items)} questions have no answer yet.")
    if run.manifest.selection:
        chosen = ", ".join(f"{name} {value}" for name, value in run.manifest.selection.items())
        lines.insert(0, f"A selection of the set: {chosen}.")
    lines += _worse(view)
    for name in SHOWN:
        figure = next((each for each in view.summary.figures if each.metric == name), None)
        if figure is None or figure.value is None:
            continue
        metric = metric_of(name)
        interval = interval_text(metric, figure.low, figure.high)
        value = value_text(metric, figure.value)
        lines.append(f"  {metric.title:26}{value:>9}  {interval:18} n={figure.n:<6}{name}")
    return lines


def _worse(view: View) -> list[str]:
    """What got worse, each with its question and both answers."""
    lines: list[str] = []
    for case in view.regressions[:MOST_CHANGES]:
        was = f"{WORDS[case.change.base]} → " if case.change else ""
        earlier = "".join(f"“{clipped(turn, _SIGNS)}” … " for turn in case.earlier)
        lines.append(f"  {was}{WORDS[case.outcome]}: {earlier}{clipped(case.item.user_input, _SIGNS)}")
        lines.append(f"    before: {_line(case.change.said_before if case.change else None)}")
        lines.append(f"    now:    {_line(case.said)}")
    if (more := len(view.regressions) - MOST_CHANGES) > 0:
        lines.append(f"  and {more} more; see all with -o change.html")
    return lines


def _line(text: str | None) -> str:
    return clipped(text, _SIGNS) if text else "(not kept)"
