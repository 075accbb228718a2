"""A run as a comment on a pull request: what it comes to, what got worse, the figures, which answers are bad.

Everything from questions and answers is escaped so that a page shows it as typed: no markup, link, formula or
mention comes of it. It fits a comment, by leaving out the last of the questions and saying how many. It
refuses to know the network: somebody else posts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chatbot.evaluation.metric import WORDS
from chatbot.evaluation.models import RIGHT, Comparison, Contrast, Run, Verdict
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.view import Case, View, view_of
from chatbot.evaluation.report.wording import (
    clipped,
    counted,
    difference_text,
    direction,
    interval_text,
    legend,
    methods,
    metric_of,
    p_text,
    plain,
    value_text,
)

LIMIT = 60_000
"""GitHub refuses a comment of more than 65,536 signs; some room is left for what a workflow adds."""

_CELL_SIGNS = 240
_CHECKS = 40
_SIGN = {True: "✅", False: "❌", None: "❔"}


def markdown_of(run: Run, comparison: Comparison | None = None, verdict: Verdict | None = None) -> str:
    """At most `LIMIT` signs. Raises `OperatorError` for a run without scores."""
    view = view_of(run, comparison, verdict)
    head, figures, foot = [*_top(view), *_checks(view)], _figures(view), _manifest(view)
    room = LIMIT - _signs([*head, *figures, *foot])
    worse = _list(view.regressions, room, _worse_lines(view))
    told = {case.item.id for case in view.regressions}
    bad = [case for case in view.cases if case.outcome not in RIGHT and case.item.id not in told]
    rest = _list(bad, room - _signs(worse), _bad_lines(bad, bool(told)), folded=True)
    return "\n".join([*head, *worse, *figures, *rest, *foot]).strip() + "\n"


def escaped(text: str, limit: int = _CELL_SIGNS) -> str:
    """`text` on one line, as typed, wherever Markdown of GitHub's kind is read: a table's cell included."""
    line = clipped(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"([\\`*_\[\]|~$(){}!])", r"\\\1", line)
    # A zero-width space breaks what GitHub makes of bare words: mentions, issue numbers, links, emoji.
    line = re.sub(r"([@#]|\bGH-)(?=\w)", "\\1&#8203;", line)
    line = re.sub(r"(?i)(\b(?:https?|ftp|mailto|xmpp)):", "\\1&#8203;:", line)
    line = re.sub(r"(?i)\bwww\.", "www&#8203;.", line)
    line = re.sub(r":(?=[a-z+-][\w+-]*:)", ":&#8203;", line)
    return re.sub(r"^(\s*)([-+=#]|\d+(?=[.)](?:\s|$)))", r"\1&#8203;\2", line)


def _top(view: View) -> list[str]:
    headline = headline_of(view)
    gate = f"{_SIGN[_passed(view)]} **{headline.gate}** " if headline.gate else ""
    lines = [f"### {escaped(view.run.manifest.system, 80)}: {escaped(view.run.manifest.run, 80)}", ""]
    lines.append(f"{gate}{headline.quality}")
    for caution in view.comparison.cautions[:10] if view.comparison else ():
        lines += ["", f"> ⚠️ {escaped(caution, 500)}"]
    if headline.against:
        lines += ["", escaped(headline.against, 1_000)]
    return [*lines, ""]


def _passed(view: View) -> bool | None:
    return {0: True, 1: False, 3: None}[view.verdict.exit_code] if view.verdict else None


def _checks(view: View) -> list[str]:
    """A gate of many conditions is cut."""
    if view.verdict is None or not view.verdict.checks:
        return []
    checks = view.verdict.checks
    lines = ["| | condition | |", "|---|---|---|"]
    lines += [
        f"| {_SIGN[check.passed]} | {escaped(check.name, 120)} | {escaped(check.detail, 400)} |"
        for check in checks[:_CHECKS]
    ]
    if len(checks) > _CHECKS:
        lines += ["", f"{len(checks) - _CHECKS} more conditions are left out here."]
    return [*lines, ""]


def _worse_lines(view: View) -> list[str]:
    if not view.comparison or not view.worse:
        return []
    title = f"#### {counted(view.worse, 'answer')} got worse"
    hidden = (
        [f"{view.worse_sealed} of them in sealed sets, which are not shown.", ""] if view.worse_sealed else []
    )
    return [title, "", *hidden]


def _bad_lines(bad: Sequence[Case], more: bool) -> list[str]:
    return [f"#### {counted(len(bad), 'other answer' if more else 'answer')} not right", ""] if bad else []


def _list(cases: Sequence[Case], room: int, head: list[str], folded: bool = False) -> list[str]:
    """A table of `cases` within `room` signs, or nothing where there is neither room nor a head."""
    if not head:
        return []
    if not cases:
        return head
    lines = list(head)
    if folded:
        lines += [f"<details><summary>{counted(len(cases), 'question')}</summary>", ""]
    closing = ["", "</details>", ""] if folded else [""]
    before = " answer before |" if any(case.change for case in cases) else ""
    lines += [
        f"| question | outcome | why |{before} answer | right answer |",
        f"|---|---|---|{'---|' if before else ''}---|---|",
    ]
    room -= _signs([*lines, *closing]) + 80  # 80: the line that says what was left out
    shown = 0
    for row in (_row(case, bool(before)) for case in cases):
        room -= len(row) + 1
        if room < 0:
            break
        lines.append(row)
        shown += 1
    if shown < len(cases):
        lines += ["", f"{counted(len(cases) - shown, 'more question')} left out here to fit a comment."]
    return [*lines, *closing]


def _signs(lines: Iterable[str]) -> int:
    """How many they take when each ends a line."""
    return sum(len(line) + 1 for line in lines)


def _row(case: Case, before: bool) -> str:
    was = f"{WORDS[case.change.base]} → " if case.change else ""
    must = " **must pass**" if case.item.must_pass else ""
    earlier = "".join(f"<sub>after “{escaped(turn, 120)}”</sub><br>" for turn in case.earlier)
    said_before = (escaped((case.change.said_before if case.change else None) or ""),) if before else ()
    name = f"{escaped(case.item.id, 80)} · {escaped(case.item.kind, 40)}"
    cells = (
        f"{earlier}{escaped(case.item.user_input)}{must}<br><sub>{name}</sub>",
        f"{was}{WORDS[case.outcome]}",
        escaped(case.worst.scored.reason),
        *said_before,
        escaped(case.said),
        escaped(case.item.reference),
    )
    return f"| {' | '.join(cells)} |"


def _figures(view: View) -> list[str]:
    contrasts = {row.metric: row for row in view.comparison.contrasts} if view.comparison else {}
    head = ["metric", "n", "value", "95 %"]
    if contrasts:
        head += ["pairs", "base", "difference", "95 %", "p", "smallest drop seen"]
    lines = ["#### Figures", "", f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    for figure in view.summary.figures:
        if figure.value is None:
            continue
        metric = metric_of(figure.metric)
        cells = [
            f"{'**' if metric.gated else ''}{escaped(metric.title, 60)}{'**' if metric.gated else ''}"
            f"{'' if metric.title == metric.name else f' <sub>{escaped(metric.name, 60)}</sub>'}",
            f"{figure.n:,}",
            value_text(metric, figure.value),
            interval_text(metric, figure.low, figure.high),
        ]
        if contrasts:
            cells += _contrast_cells(contrasts.get(figure.metric))
        lines.append(f"| {' | '.join(cells)} |")
        if figure.metric == "truthfulness":
            never = ["never answering", "", value_text(metric, view.summary.always_abstain)]
            lines.append(f"| {' | '.join([*never, *[''] * (len(head) - len(never))])} |")
    says = methods(view.summary.resumes, view.comparison.resumes if view.comparison else None)
    notes = f"In bold: the metrics that a gate looks at; in small letters: their keys for its rules. {says}"
    return [*lines, "", escaped(notes, 1_000), "", f"Outcomes and their keys: {escaped(legend(), 400)}.", ""]


def _contrast_cells(contrast: Contrast | None) -> Iterable[str]:
    if contrast is None:
        return [""] * 6
    metric = metric_of(contrast.metric)
    sign = {"worse": "🔻 ", "better": "🔺 ", "": ""}[direction(contrast)]
    return (
        f"{contrast.n:,}",
        value_text(metric, contrast.base),
        f"{sign}{difference_text(metric, contrast.difference)}",
        interval_text(metric, contrast.low, contrast.high),
        escaped(p_text(contrast)),
        value_text(metric, contrast.smallest) if contrast.smallest is not None else "",
    )


def _manifest(view: View) -> list[str]:
    return ["<sub>" + " · ".join(_facts(view)) + "</sub>"]


def _facts(view: View) -> Iterator[str]:
    manifest = view.run.manifest
    names = ", ".join(escaped(record.name, 40) for record in manifest.sets[:12])
    more = f" and {len(manifest.sets) - 12} more" if len(manifest.sets) > 12 else ""
    yield f"{counted(view.summary.items, 'question')} of {names}{more}"
    if view.sealed_sets:
        yield f"{counted(view.sealed_items, 'question')} of sealed sets counted, not shown"
    if view.unanswered:
        yield f"{counted(view.unanswered, 'question')} without an answer yet"
    if manifest.git_revision:
        yield f"revision {escaped(manifest.git_revision[:10])}{' with changes' if manifest.git_dirty else ''}"
    yield escaped(plain(manifest.created), 40)
