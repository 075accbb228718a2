"""A run in a few lines for a terminal: the headline, and the figures that most people ask for.

It refuses to know consoles.
"""

from __future__ import annotations

from chatbot.evaluation.models import Comparison, Run
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.view import view_of
from chatbot.evaluation.report.wording import interval_text, metric_of, value_text

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


def summary_lines(run: Run, comparison: Comparison | None = None) -> list[str]:
    """The sentences, then a line a figure; a metric that no item defines is left out."""
    view = view_of(run, comparison, None)
    lines = list(headline_of(view).sentences)
    if left := len(run.items) - view.summary.items:
        lines.insert(0, f"Unfinished: {left} of {len(run.items)} questions have no answer yet.")
    if run.manifest.selection:
        chosen = ", ".join(f"{name} {value}" for name, value in run.manifest.selection.items())
        lines.insert(0, f"A selection of the set: {chosen}.")
    for name in SHOWN:
        figure = next((each for each in view.summary.figures if each.metric == name), None)
        if figure is None or figure.value is None:
            continue
        metric = metric_of(name)
        interval = interval_text(metric, figure.low, figure.high)
        value = value_text(metric, figure.value)
        lines.append(f"  {metric.title:26}{value:>9}  {interval:18} n={figure.n}")
    return lines
