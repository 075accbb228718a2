"""The plots, drawn by matplotlib, as SVG that takes its colours and its typeface from the page.

Text stays text. Labels that come from a question set never pass through matplotlib, which would typeset `$…$`
as a formula: a placeholder is drawn and replaced afterwards. Each plot carries a sentence that says what it
shows; the table with the same numbers is the page's job. It refuses to know runs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from chatbot.evaluation.metric import WORDS
from chatbot.evaluation.models import Outcome
from chatbot.evaluation.report.wording import BEST_FIRST, clipped, counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 420
"""Units across. A page shows them at 300 to 520 pixels, so that text of 12 units stays legible."""

LABEL_SIGNS = 20
BINS = 28
HIST_HEIGHT = 164
LABEL_WIDTH = 90

# Each role is drawn in a colour that nothing else has, and leaves as a CSS variable of the page.
_ROLES = (
    *(f"outcome-{outcome}" for outcome in Outcome),
    *(f"on-{outcome}" for outcome in Outcome),
    *("ink", "soft", "line", "accent", "accent-soft"),
)
_COLOURS = {role: f"#0102{number:02x}" for number, role in enumerate(_ROLES, start=16)}
_VARIABLES = {colour: f"var(--{role})" for role, colour in _COLOURS.items()}

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_KEPT = {
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "opacity",
    "text-anchor",
    "font-size",
    "font-weight",
}


def outcome_bars(name: str, rows: Sequence[tuple[str, Mapping[Outcome, int]]]) -> str:
    """One bar a row over its whole width, its parts the outcomes with their counts; at the right, how many.

    `name` tells this plot's ids from those of others on the page.
    """
    height = 22 * len(rows) + 10
    figure, axes = _canvas(height, left=128, right=44, top=4, bottom=6)
    labels = []
    for place, (label, counts) in enumerate(rows):
        total = sum(counts.values())
        labels.append(clipped(label, LABEL_SIGNS))
        at = 0.0
        for outcome in BEST_FIRST:
            share = counts.get(outcome, 0) / total if total else 0
            if not share:
                continue
            axes.barh(place, share, left=at, height=0.74, color=_COLOURS[f"outcome-{outcome}"])
            if share > 0.06:
                _text(
                    axes, at + share / 2, place, f"{counts[outcome]}", f"on-{outcome}", ha="center", size=11
                )
            at += share
        _text(axes, 1.02, place, f"{total:,}", "soft", size=11.5)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks(range(len(rows)), [_placeholder(number) for number in range(len(rows))], fontsize=12)
    for tick in axes.get_yticklabels():
        tick.set_color(_COLOURS["ink"])
    says = "; ".join(
        f"{label}: "
        + ", ".join(f"{counts[outcome]} {WORDS[outcome]}" for outcome in BEST_FIRST if counts.get(outcome))
        for label, counts in rows
    )
    return _svg(figure, name, f"Outcomes as shares of each row. {says}", labels)


def risk_coverage(name: str, points: Sequence[tuple[float, float]]) -> str:
    """Share of answers that are not right, over the share answered, most confident first."""
    figure, axes = _canvas(250, left=46, right=14, top=10, bottom=42)
    coverage = [100 * point[0] for point in points]
    risk = [100 * point[1] for point in points]
    axes.plot(coverage, risk, color=_COLOURS["accent"], linewidth=2, solid_joinstyle="round", clip_on=False)
    axes.plot(coverage[-1:], risk[-1:], "o", color=_COLOURS["accent"], markersize=6, clip_on=False)
    top = max(10.0, *risk) * 1.15
    near = max(
        share for answered, share in zip(coverage, risk, strict=True) if answered > 80 or share == risk[-1]
    )
    _text(axes, 100, near + top * 0.07, f"{risk[-1]:.1f} %", "ink", ha="right", weight="bold")
    axes.set_xlim(0, 100)
    axes.set_ylim(0, top)
    _frame(axes, "answered, surest first (%)", "not right (%)")
    says = (
        f"Of the answers, surest first, the share that is not right: {_risk_at(points, 0.25):.1f} % of the "
        f"surest quarter, {_risk_at(points, 0.5):.1f} % of the surest half, {risk[-1]:.1f} % of all."
    )
    return _svg(figure, name, says)


def latency(name: str, values_ms: Sequence[float], marks: Mapping[str, float]) -> str:
    """How many answers took how long, with the percentiles of `marks` (their label -> milliseconds)."""
    import numpy as np

    figure, axes = _canvas(HIST_HEIGHT + 86, left=46, right=14, top=44, bottom=42)
    values = np.maximum(np.asarray(values_ms, dtype=float), 0.01)
    low, high = float(values.min()), float(max(values.max(), *marks.values(), 0.02))
    spread = high > 12 * float(np.median(values))
    if low >= high:
        low, high = 0.5 * low, 1.5 * high
    edges = np.geomspace(low, high, BINS + 1) if spread else np.linspace(low, high, BINS + 1)
    counts, _, _ = axes.hist(values, bins=edges.tolist(), color=_COLOURS["accent-soft"], rwidth=0.9)
    top = float(np.max(counts)) * 1.06
    axes.set_ylim(0, top)
    if spread:
        axes.set_xscale("log")
    axes.set_xlim(edges[0], edges[-1])
    for level, (label, value) in enumerate(sorted(marks.items(), key=lambda mark: mark[1])):
        # Percentiles may lie side by side: a later line is taller, so that its label, before it, clears them.
        above = 4 + 12 * level
        axes.axvline(
            value, color=_COLOURS["accent"], linewidth=1.3, ymax=1 + (above + 9) / HIST_HEIGHT, clip_on=False
        )
        right = axes.transData.transform((value, 0))[0] > LABEL_WIDTH
        axes.annotate(
            f"{label} {_ms(value)}",
            (value, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-4 if right else 4, above),
            textcoords="offset points",
            ha="right" if right else "left",
            fontsize=11.5,
            color=_COLOURS["ink"],
        )
    _frame(axes, f"milliseconds{', logarithmic' if spread else ''}", "answers")
    if spread:
        from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

        axes.xaxis.set_major_locator(LogLocator(subs=(1, 3) if high / low < 300 else (1,)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axes.xaxis.set_minor_formatter(NullFormatter())
    says = ", ".join(f"{label} {_ms(value)}" for label, value in marks.items())
    return _svg(
        figure, name, f"How long {counted(len(values_ms), 'answer')} took: {says or 'no percentiles'}."
    )


def _risk_at(points: Sequence[tuple[float, float]], coverage: float) -> float:
    return 100 * next((risk for share, risk in points if share >= coverage), points[-1][1])


def _ms(value: float) -> str:
    return f"{value:,.0f}\u00a0ms" if value >= 100 else f"{value:.1f}\u00a0ms"


def _canvas(height: int, *, left: int, right: int, top: int, bottom: int) -> tuple[Figure, Axes]:
    """A figure in units of the SVG, made without pyplot: nothing global is touched."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes(
        (left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, (height - top - bottom) / height)
    )
    axes.tick_params(length=0, pad=5)
    axes.tick_params(which="minor", length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure, axes


def _frame(axes: Axes, across: str, up: str) -> None:
    axes.grid(axis="y", color=_COLOURS["line"], linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(_COLOURS["soft"])
    axes.tick_params(labelsize=11.5, labelcolor=_COLOURS["soft"])
    axes.set_xlabel(across, fontsize=12, color=_COLOURS["soft"], labelpad=6)
    axes.set_ylabel(up, fontsize=12, color=_COLOURS["soft"], labelpad=6)


def _text(axes: Axes, x: float, y: float, text: str, role: str, *, size: float = 12, **more: Any) -> None:
    axes.text(x, y, text, color=_COLOURS[role], fontsize=size, va="center_baseline", clip_on=False, **more)


def _placeholder(number: int) -> str:
    return f"label{number}"


def _svg(figure: Figure, name: str, says: str, labels: Sequence[str] = ()) -> str:
    """The figure as one `<svg>` that needs nothing: no style sheet, no style attribute (a policy forbids
    them), no metadata, ids of its own."""
    from matplotlib import rc_context

    file = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": name, "axes.unicode_minus": False}):
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    root = etree.fromstring(
        file.getvalue().encode(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    )
    for part in [*root.iter(f"{_SVG}metadata"), *root.iter(f"{_SVG}style")]:
        part.getparent().remove(part)
    used = {
        match[1]
        for element in root.iter(etree.Element)
        for value in element.attrib.values()
        if (match := re.fullmatch(r"(?:url\()?#([^)]+)\)?", value))
    }
    written = {_placeholder(number): label for number, label in enumerate(labels)}
    for element in root.iter(etree.Element):
        _unstyle(element)
        _rename(element, name, used)
        if element.tag == f"{_SVG}text" and element.text in written:
            element.text = written[element.text]
    for key in ("width", "height"):
        del root.attrib[key]
    root.set("role", "img")
    root.set("aria-label", clipped(says, 2_000))
    etree.cleanup_namespaces(root)
    text: str = etree.tostring(root, encoding="unicode")
    return text


def _unstyle(element: Any) -> None:
    """Style declarations as attributes, colours as variables. Typefaces go: the page has its own."""
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        key, value = key.strip(), value.strip()
        if key not in _KEPT:
            continue
        element.set(key, _VARIABLES.get(value, value))
    if (turn := element.get("transform")) and turn.startswith("rotate(-0 "):
        del element.attrib["transform"]


def _rename(element: Any, name: str, used: set[str]) -> None:
    """Ids that something points to get the plot's name; the others go."""
    if (own := element.attrib.pop("id", None)) in used:
        element.set("id", f"{name}-{own}")
    for key, value in list(element.attrib.items()):
        if key == f"{_XLINK}href":
            del element.attrib[key]
            element.set("href", f"#{name}-{value[1:]}")
        elif value.startswith("url(#"):
            element.set(key, f"url(#{name}-{value[5:]}")
