"""A run as one page: a single HTML file that opens from a disk, loads nothing and asks nobody.

What questions, résumés and answers say is untrusted: Jinja escapes what it prints, the questions travel as
JSON that cannot end its script element, and the page's script writes text, never markup. A policy in the file
lets its own style sheet and script run, by their hashes, and nothing else. It refuses to judge.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from chatbot.evaluation.citation import is_verbatim
from chatbot.evaluation.matching import Unsearchable, met
from chatbot.evaluation.metric import WORDS
from chatbot.evaluation.models import (
    RIGHT,
    WORST_FIRST,
    Comparison,
    Contrast,
    Figure,
    Item,
    Outcome,
    Passage,
    Quoted,
    Response,
    Run,
    SetRecord,
    Verdict,
)
from chatbot.evaluation.quotation import GoldSpan, Sources, named, resolve
from chatbot.evaluation.report import places, plots
from chatbot.evaluation.report.headline import figure_of, headline_of
from chatbot.evaluation.report.view import Attempt, Case, View, view_of
from chatbot.evaluation.report.wording import (
    BEST_FIRST,
    difference_text,
    direction,
    interval_text,
    methods,
    metric_of,
    p_text,
    plain,
    value_text,
)

PERCENTILES = {"p50": "latency_p50", "p95": "latency_p95", "p99": "latency_p99"}
UNTOLD = "not told"

_OUTCOME_AGAIN = {*Outcome, "truthfulness"}  # at one answer they only say its outcome once more


def page_of(run: Run, comparison: Comparison | None = None, verdict: Verdict | None = None) -> str:
    """The HTML text. Raises `OperatorError` for a run without scores."""
    from jinja2 import Environment, StrictUndefined

    view = view_of(run, comparison, verdict)
    style, script = _asset("page.css"), _asset("page.js")
    # The template marks as safe: our style and script, `_embedded`, which leaves no sign that HTML
    # knows, and the plots, whose markup an XML library builds.
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalized
    )
    template = environment.from_string(_asset("page.html.jinja"))
    return template.render(
        view=view,
        headline=headline_of(view),
        state=_state(view),
        tiles=_tiles(view),
        compared=view.comparison is not None,
        metric_groups=_metric_groups(view),
        unmeasured=[metric_of(row.metric).title for row in view.summary.figures if row.value is None],
        outcomes=[(outcome, WORDS[outcome]) for outcome in BEST_FIRST],
        outcome_tables=_outcome_tables(view),
        risk=_risk(view),
        latency=_latency(view),
        words=WORDS,
        trouble=_trouble(view),
        methods=methods(view.summary.resumes, view.comparison.resumes if view.comparison else None),
        manifest=_manifest(view),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
        data=_embedded(_data(view)),
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _finalized(value: object) -> object:
    return plain(value) if type(value) is str else value


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _embedded(data: object) -> str:
    """JSON that cannot end the element it stands in, nor begin a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


# ------------------------------------------------------------------ the figures


def _state(view: View) -> str:
    """How the page looks at first sight: only a gate passes or fails a run."""
    return {0: "passed", 1: "failed", 3: "unjudged"}[view.verdict.exit_code] if view.verdict else "plain"


def _tiles(view: View) -> list[dict[str, str]]:
    """The three numbers that matter."""
    tiles = []
    for name in ("correct", "incorrect", "truthfulness"):
        figure, metric = figure_of(view, name), metric_of(name)
        note = f"95 %: {interval_text(metric, figure.low, figure.high)}" if figure.low is not None else ""
        tiles.append({"title": metric.title, "value": value_text(metric, figure.value), "note": note})
    never = value_text(metric_of("truthfulness"), view.summary.always_abstain)
    tiles[-1]["baseline"] = f"never answering: {never}"
    return tiles


def _trouble(view: View) -> dict[str, Any]:
    """What leads to the answers that are not right: how many of each, and the filter that shows them."""
    counts = view.trouble
    return {
        "parts": [(f"{count} {WORDS[outcome]}", f"#outcome={outcome}") for outcome, count in counts.items()],
        "all": f"#outcome={','.join(counts)}",
        "number": sum(counts.values()),
    }


def _metric_groups(view: View) -> list[tuple[str, list[dict[str, Any]]]]:
    """The gated metrics first, each group in the order of `metrics.toml`."""
    contrasts = {row.metric: row for row in view.comparison.contrasts} if view.comparison else {}
    rows = [
        (metric_of(figure.metric).gated, _metric_row(figure, contrasts.get(figure.metric)))
        for figure in view.summary.figures
        if figure.value is not None
    ]
    groups = (
        ("What a gate looks at", [row for gated, row in rows if gated]),
        ("What explains it", [row for gated, row in rows if not gated]),
    )
    return [group for group in groups if group[1]]


def _metric_row(figure: Figure, contrast: Contrast | None) -> dict[str, Any]:
    metric = metric_of(figure.metric)
    row: dict[str, Any] = {
        "name": figure.metric,
        "title": metric.title,
        "meaning": metric.meaning,
        "less": not metric.higher_is_better,
        "n": f"{figure.n:,}",
        "value": value_text(metric, figure.value),
        "interval": interval_text(metric, figure.low, figure.high),
        "contrast": None,
    }
    if contrast is not None:
        row["contrast"] = {
            "pairs": f"{contrast.n:,}",
            "base": value_text(metric, contrast.base),
            "difference": difference_text(metric, contrast.difference),
            "interval": interval_text(metric, contrast.low, contrast.high),
            "p": p_text(contrast),
            "smallest": value_text(metric, contrast.smallest),
            "direction": direction(contrast),
        }
    return row


def _outcome_tables(view: View) -> list[dict[str, Any]]:
    """By kind and by set, the weakest first."""
    tables = []
    for name, title, counts in (
        ("kind", "By kind of question", view.summary.by_kind),
        ("set", "By question set", view.summary.by_set),
    ):
        if counts:
            rows = sorted(counts.items(), key=lambda row: (_right(row[1]), row[0]))
            svg = plots.outcome_bars(f"by-{name}", rows)
            tables.append({"name": name, "title": title, "rows": rows, "svg": svg})
    return tables


def _right(counts: Mapping[Outcome, int]) -> float:
    total = sum(counts.values())
    return sum(counts.get(outcome, 0) for outcome in RIGHT) / total if total else 0.0


def _risk(view: View) -> dict[str, Any] | None:
    points = view.summary.risk_coverage
    if len(points) < 2:
        return None
    rows = []
    for tenth in range(1, 11):
        reached = next((point for point in points if point[0] >= tenth / 10 - 1e-9), None)
        if reached is not None:
            rows.append((f"{10 * tenth} %", f"{100 * reached[1]:.1f} %"))
    return {"svg": plots.risk_coverage("risk", points), "rows": rows}


def _latency(view: View) -> dict[str, Any] | None:
    # The first answer, with everything still to load, is told apart and would stretch the scale.
    values = [
        response.timings_ms["total"]
        for response in view.run.responses
        if response.error is None
        and "total" in response.timings_ms
        and "cold_start" not in response.timings_ms
    ]
    if not values:
        return None
    marks = {
        label: value
        for label, name in PERCENTILES.items()
        if (value := figure_of(view, name).value) is not None
    }
    rows = [(label, value_text(metric_of("latency_p50"), value)) for label, value in marks.items()]
    rows += [("longest", value_text(metric_of("latency_p50"), max(values)))]
    return {"svg": plots.latency("latency", values, marks), "rows": rows}


# ------------------------------------------------------------------ the manifest


def _manifest(view: View) -> dict[str, Any]:
    manifest = view.run.manifest
    dirty = {True: ", with uncommitted changes", False: "", None: ""}[manifest.git_dirty]
    facts = {
        "run": manifest.run,
        "made": manifest.created,
        "system": manifest.system,
        "selection": ", ".join(f"{key} {value}" for key, value in manifest.selection.items()) or "everything",
        "attempts at each question": str(manifest.repeat),
        "seed": str(manifest.seed),
        "today, as told": manifest.as_of or UNTOLD,
        "encoder": manifest.encoder or UNTOLD,
        "writers": ", ".join(manifest.writers) or UNTOLD,
        "settings": manifest.settings_sha256 or UNTOLD,
        "git revision": f"{manifest.git_revision}{dirty}" if manifest.git_revision else UNTOLD,
    }
    return {
        "facts": facts,
        "sets": [_set_row(record) for record in manifest.sets],
        "versions": manifest.versions,
        "hardware": manifest.hardware,
    }


def _set_row(record: SetRecord) -> dict[str, Any]:
    return {
        "name": record.name,
        "items": len(record.items),
        "sha256": record.sha256,
        "resume": record.resume,
        "generation": record.generation or UNTOLD,
        "sealed": record.sealed,
    }


# ------------------------------------------------------------------ the questions


def _data(view: View) -> dict[str, Any]:
    """What the page's script builds the questions from."""
    texts = view.run.texts()
    passages: dict[str, int] = {}  # the same passages are retrieved again and again: each is kept once
    cases = [_case(case, texts.get(case.set, {}), passages) for case in view.cases]
    return {
        "outcomes": [[outcome, WORDS[outcome]] for outcome in WORST_FIRST],
        "passages": [json.loads(text) for text in passages],
        "items": cases,
    }


def _case(case: Case, sources: Sources, passages: dict[str, int]) -> dict[str, Any]:
    item = case.item
    gold = resolve(item.reference_spans, sources).spans
    return {
        "id": item.id,
        "question": item.user_input,
        "turns": [[message.role, message.content] for message in item.messages],
        "kind": item.kind,
        "set": case.set,
        "tags": list(item.tags[1:]),
        "answerability": str(item.answerability).lower(),
        "mustPass": item.must_pass,
        "draft": item.draft,
        "outcome": case.outcome,
        "was": case.change.base if case.change else None,
        "saidBefore": case.change.said_before if case.change else None,
        "regressed": case.regressed,
        "reference": item.reference,
        "facts": [[list(fact.any_of), fact.required] for fact in item.reference_facts],
        "forbidden": list(item.forbidden),
        "gold": [
            {"source": span.source, "pieces": _quoted_pieces(_source(span.source, sources), span.quote)}
            for span in item.reference_spans
        ],
        "attempts": [_attempt(item, attempt, gold, sources, passages) for attempt in case.attempts],
    }


def _met(item: Item, answer: str) -> list[bool | None]:
    """Which of its facts an answer says; None where the set's expression is none."""
    says: list[bool | None] = []
    for fact in item.reference_facts:
        try:
            says.append(met(fact, answer))
        except Unsearchable:
            says.append(None)
    return says


def _attempt(
    item: Item, attempt: Attempt, gold: Sequence[GoldSpan], sources: Sources, passages: dict[str, int]
) -> dict[str, Any]:
    scored, response = attempt.scored, attempt.response
    shown: dict[str, Any] = {
        "outcome": scored.outcome,
        "reason": scored.reason,
        "values": [
            [metric_of(name).title, value_text(metric_of(name), value)]
            for name, value in scored.values.items()
            if name not in _OUTCOME_AGAIN
        ],
    }
    if response is None:
        return shown
    told = [response.status or "", response.writer]
    if response.confidence is not None:
        told.append(f"confidence {response.confidence:.2f}")
    if "total" in response.timings_ms:
        told.append(value_text(metric_of("latency_p50"), response.timings_ms["total"]))
    return shown | {
        "answer": response.answer,
        "met": _met(item, response.answer),
        "error": response.error,
        "told": [text for text in told if text],
        "citations": None
        if response.citations is None
        else [_citation(cited, sources) for cited in response.citations],
        "used": _used(response),
        "retrieved": None
        if response.retrieved is None
        else [_retrieved(passage, gold, sources, passages) for passage in response.retrieved],
    }


def _used(response: Response) -> int | None:
    """How many of the passages found an answer cites a part of; None when there is nothing to tell it by."""
    cited = [one for one in response.citations or () if one.start is not None and one.end is not None]
    found = [one for one in response.retrieved or () if one.start is not None and one.end is not None]
    if not cited or not found:
        return None
    return sum(
        any(
            passage.source == one.source
            and (passage.start or 0) < (one.end or 0)
            and (one.start or 0) < (passage.end or 0)
            for one in cited
        )
        for passage in found
    )


def _citation(cited: Quoted, sources: Sources) -> dict[str, Any]:
    return {
        "marker": cited.marker,
        "source": cited.source,
        "pieces": _quoted_pieces(_source(cited.source, sources), cited.quote, cited.start, cited.end),
        "verbatim": is_verbatim(cited, sources) if sources else None,
    }


def _quoted_pieces(
    text: str | None, quote: str, start: int | None = None, end: int | None = None
) -> list[list[Any]]:
    place = None if text is None else places.find(text, quote, start, end)
    if text is None or place is None:
        return [[quote, 1]]
    return _plain_pieces(places.in_context(text, *place))


def _retrieved(passage: Passage, gold: Sequence[GoldSpan], sources: Sources, passages: dict[str, int]) -> int:
    holds, ranges = places.gold_within(passage, gold, sources)
    shown = {
        "source": passage.source,
        "pieces": _plain_pieces(places.marked(passage.text, ranges)),
        "gold": holds,
    }
    return passages.setdefault(json.dumps(shown, ensure_ascii=False), len(passages))


def _source(source: str, sources: Sources) -> str | None:
    name = named(source, sources)
    return None if name is None else sources[name]


def _plain_pieces(pieces: Iterable[places.Piece]) -> list[list[Any]]:
    return [[piece.text, int(piece.marked)] for piece in pieces]
