"""Losses are counted and said; a run gives its items with their responses, kept-out ones excepted."""

from __future__ import annotations

from chatbot.evaluation.exchange.carried import Losses, asked_of, unique_id
from chatbot.evaluation.models import Answerability, Item, Response, Run, RunManifest, SetRecord


def _item(identity: str) -> Item:
    return Item(id=identity, user_input="Who?", answerability=Answerability.ANSWERABLE)


def _run(sealed: bool = False, **fields: object) -> Run:
    records = (
        SetRecord(name="open", sha256="0", items=("a", "b"), resume={}),
        SetRecord(name="kept", sha256="1", items=("c",), resume={}, sealed=sealed),
    )
    manifest = RunManifest(run="r", created="2026-11-01T00:00:00Z", system="ours", sets=records)
    return Run.model_validate({"manifest": manifest, "items": (_item("a"), _item("b"), _item("c"))} | fields)


def test_losses_are_counted_by_reason_and_said_in_sentences() -> None:
    losses = Losses()
    losses.note("items", "they have no place")
    losses.note("answers", "left out")
    losses.note("items", "they have no place", 2)
    losses.note("items", "never happens", 0)
    assert losses.sentences() == ("3 items: they have no place.", "1 answer: left out.")


def test_items_of_a_run_come_with_their_responses_in_order_of_attempts() -> None:
    losses = Losses()
    responses = (
        Response(id="a", attempt=1, answer="second"),
        Response(id="a", attempt=0, answer="first"),
        Response(id="b", error="it fell over"),
    )
    asked = asked_of(_run(responses=responses), losses)
    assert [response.answer for response in asked[0].responses] == ["first", "second"]
    assert losses.sentences() == (
        "1 item: the run holds no response to them.",
        "1 response: they failed and count as empty answers.",
    )


def test_items_of_a_kept_out_set_stay_in_the_run() -> None:
    losses = Losses()
    asked = asked_of(_run(sealed=True), losses)
    assert [pair.item.id for pair in asked] == ["a", "b"]
    assert "1 item: they belong to a kept-out set and stay unseen." in losses.sentences()


def test_an_id_is_kept_when_it_is_free_and_made_when_not() -> None:
    assert unique_id("mine", "set", 1, {"other"}) == "mine"
    assert unique_id("mine", "set", 1, {"mine", "set-001"}) == "set-002"
    assert unique_id(None, "set", 7, {}) == "set-007"
    assert unique_id("x" * 300, "set", 7, {}) == "set-007"
