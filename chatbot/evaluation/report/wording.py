"""Figures, outcomes and differences in the words of every report, and text that any file can hold.

It refuses to know runs and files: it says one value at a time.
"""

from __future__ import annotations

import re

from chatbot.evaluation.metric import METRICS, WORDS, Metric
from chatbot.evaluation.models import Contrast, Outcome

BEST_FIRST = (
    Outcome.CORRECT,
    Outcome.CORRECT_ABSTENTION,
    Outcome.PARTIAL,
    Outcome.MISSING,
    Outcome.INCORRECT,
    Outcome.ERROR,
)
"""The order of a bar, from its left."""

NONE = "–"
_JOIN = "\u00a0"  # a number and its unit stay on one line

# What XML 1.0 cannot hold, and with it every control sign that a terminal or a page might obey.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legend() -> str:
    """The words of every report and the keys that rules and JSON have for them: `right = correct, …`."""
    return ", ".join(f"{WORDS[outcome]} = {outcome}" for outcome in BEST_FIRST)


def methods(resumes: int, compared_on: int | None = None) -> str:
    """How the intervals were made, and what tests take for granted; `compared_on`: résumés of a comparison,
    None where nothing is compared."""
    said = "95 % intervals: "
    if resumes > 1:
        said += (
            "shares by Wilson's method, means and AURC with Student's t, all widened because the "
            f"questions about one of the {resumes} résumés are alike"
        )
    else:
        said += (
            "shares by Wilson's method, graded means and AURC by bootstrap, as if the questions were "
            "independent; they are about one résumé and say nothing of others"
        )
    said += "; percentiles by the order of values."
    if compared_on is not None:
        said += (
            " Base and difference are over the pairs (questions that have the metric in both runs), the "
            "value over all n. p: exact McNemar for shares, signs flipped question by question for means; "
            "both take the questions as independent of each other"
        )
        said += ", which the intervals of differences do not." if compared_on > 1 else "."
    return said


def plain(text: str) -> str:
    """`text` without signs that XML, HTML or a terminal cannot hold; each becomes U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def clipped(text: str, limit: int) -> str:
    """`text` on one line of at most `limit` signs, its end cut with an ellipsis."""
    line = " ".join(plain(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def metric_of(name: str) -> Metric:
    """The metric of that name; one that the list lacks (from a run of another version) has its name only."""
    return METRICS.get(name) or Metric(name=name, title=name, meaning="", nature="level")


def value_text(metric: Metric, value: float | None) -> str:
    """A value in the metric's unit: shares in percent, graded ones between -1 and 1, levels in their unit."""
    if value is None:
        return NONE
    if metric.nature == "share":
        return f"{_number(100 * value, 1)}{_JOIN}%"
    return f"{_bare(metric, value)}{f'{_JOIN}ms' if metric.unit == 'ms' else ''}"


def interval_text(metric: Metric, low: float | None, high: float | None) -> str:
    """A 95 % interval, without repeating the unit."""
    if low is None or high is None:
        return NONE
    scale = 100 if metric.nature == "share" else 1
    return f"{_bare(metric, scale * low)}{_JOIN}to{_JOIN}{_bare(metric, scale * high)}"


def difference_text(metric: Metric, difference: float | None) -> str:
    """Candidate minus base, with its sign. Shares differ by points, not by percent of each other."""
    if difference is None:
        return NONE
    scaled = 100 * difference if metric.nature == "share" else difference
    text = _bare(metric, scaled)
    signed = text if text.startswith("−") or not any(digit in text for digit in "123456789") else f"+{text}"
    unit = "points" if metric.nature == "share" else "ms" if metric.unit == "ms" else ""
    return f"{signed}{_JOIN}{unit}" if unit else signed


def p_text(contrast: Contrast) -> str:
    """The p value that decides: the adjusted one where there is one."""
    p = contrast.p if contrast.p_holm is None else contrast.p_holm
    if p is None:
        return NONE
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def direction(contrast: Contrast) -> str:
    """'worse' or 'better' when the difference is significant and there is one, else ''."""
    if not contrast.significant or contrast.difference == 0:
        return ""
    rose = contrast.difference > 0
    return "better" if rose == metric_of(contrast.metric).higher_is_better else "worse"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 question`, `2 questions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _bare(metric: Metric, value: float) -> str:
    if metric.nature == "share":
        return _number(value, 1)
    if metric.nature == "graded":
        return _number(value, 2)
    if metric.unit:
        return _number(value, 1 if abs(value) < 100 else 0)
    return _number(value, 3)


def _number(value: float, digits: int) -> str:
    """With a real minus sign, and never a minus zero."""
    text = f"{value:,.{digits}f}"
    return text.replace("-", "−") if float(text.replace(",", "")) else text.removeprefix("-")
