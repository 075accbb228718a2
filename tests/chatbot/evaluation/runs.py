"""Runs made of outcomes, as a score would leave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from chatbot.evaluation.models import (
    RIGHT,
    Answerability,
    Item,
    Outcome,
    Response,
    Run,
    RunManifest,
    Scored,
    SetRecord,
)

C, W, M, E = Outcome.CORRECT, Outcome.INCORRECT, Outcome.MISSING, Outcome.ERROR


@cache
def item(key: str, must_pass: bool = False, unanswerable: bool = False) -> Item:
    return Item(
        id=key,
        user_input=f"Which year was {key}?",
        answerability=Answerability.UNANSWERABLE if unanswerable else Answerability.ANSWERABLE,
        tags=("direct",),
        must_pass=must_pass,
    )


@cache
def judged(key: str, outcome: Outcome, attempt: int = 0, unanswerable: bool = False) -> Scored:
    values = {name: float(outcome == name) for name in ("incorrect", "missing", "partial", "error")}
    values["correct"] = float(outcome in RIGHT)
    values["truthfulness"] = values["correct"] - values["incorrect"]
    if unanswerable:
        values["abstention_recall"] = values["correct"]
    else:
        values["over_refusal"] = values["missing"]
    return Scored(
        id=key,
        attempt=attempt,
        outcome=outcome,
        reason=f"because {key}",
        abstained=outcome is Outcome.MISSING,
        values=values,
    )


def keys(count: int) -> list[str]:
    return [f"q{number:03}" for number in range(count)]


def manifest(ids: Iterable[str], name: str = "run", sealed: bool = False, **more: object) -> RunManifest:
    record = SetRecord(
        name="nurse", sha256="5e7", items=tuple(ids), resume={"resume.md": "abc"}, sealed=sealed
    )
    facts = {"run": name, "created": "2026-11-01T00:00:00Z", "system": "resume-chatbot", "sets": (record,)}
    return RunManifest.model_validate({**facts, **more})


def run_of(
    outcomes: Sequence[Outcome],
    name: str = "run",
    *,
    items: Sequence[Item] | None = None,
    values: Mapping[str, float] | None = None,
    responses: Sequence[Response] = (),
    **more: object,
) -> Run:
    """A run over q000, q001 …; `values` are added to every score, `more` goes into the manifest."""
    items = items or [item(key) for key in keys(len(outcomes))]
    scored = [
        judged(one.id, outcome, 0, one.answerability is Answerability.UNANSWERABLE)
        for one, outcome in zip(items, outcomes, strict=True)
    ]
    if values:
        scored = [one.model_copy(update={"values": {**one.values, **values}}) for one in scored]
    return Run(
        manifest=manifest([one.id for one in items], name, **more),  # type: ignore[arg-type]
        items=tuple(items),
        responses=tuple(responses),
        scored=tuple(scored),
    )
