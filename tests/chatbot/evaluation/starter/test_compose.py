"""A set for any résumé: large enough, with much that is not there, sound by its own rules, the same again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chatbot.evaluation.dataset import examine, misquoted
from chatbot.evaluation.models import Answerability, Item
from chatbot.evaluation.starter import starter_items
from tests.chatbot.evaluation.starter.resumes import PEOPLE, TODAY, items_of, read, reading

EVERYONE = [*PEOPLE, "ada", "two pages"]


@pytest.mark.parametrize("name", EVERYONE)
def test_a_page_has_80_and_two_have_150_a_fifth_unanswerable_and_half_of_these_near_misses(name: str) -> None:
    items = items_of(name)
    absent = [item for item in items if item.answerability is Answerability.UNANSWERABLE]
    assert len(items) >= (150 if name == "two pages" else 80)
    assert len(absent) * 5 >= len(items)
    near = sum(item.kind == "nearmiss" for item in absent)
    assert near * 2 >= len(absent) - 2  # some are struck off for what the résumé says
    kinds = {item.kind for item in items}
    assert {"direct", "skill_absent", "nearmiss", "policy", "offtopic", "smalltalk", "contact"} <= kinds
    assert sum(bool(item.messages) for item in items) >= 2 or name in {"ux-designer"}


@pytest.mark.parametrize("name", EVERYONE)
def test_quotations_stand_once_and_every_answer_has_one(name: str) -> None:
    texts = {document.source: document.text for document in reading(name).documents}
    for item in items_of(name):
        for span in item.reference_spans:
            assert texts[span.source].count(span.quote) == 1
        assert item.reference_spans or item.answerability is not Answerability.ANSWERABLE


@pytest.mark.parametrize("name", EVERYONE)
def test_a_reference_satisfies_its_own_facts_and_hits_nothing_forbidden(name: str) -> None:
    for item in items_of(name):
        unmet = [
            f.any_of
            for f in item.reference_facts
            if not any(_occurs(way, item.reference) for way in f.any_of)
        ]
        assert unmet == [], item.id
        assert [way for way in item.forbidden if _occurs(way, item.reference)] == [], item.id


def _occurs(way: str, text: str) -> bool:
    if len(way) > 2 and way[0] == way[-1] == "/":
        return re.search(way[1:-1], text, re.IGNORECASE) is not None
    return way.casefold() in text.casefold()


@pytest.mark.parametrize("name", EVERYONE)
def test_every_line_is_valid_as_written(name: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    lines = [item.model_dump_json(exclude_defaults=True) for item in items_of(name)]
    path.write_text("\n".join(lines), encoding="utf-8")
    read, problems = examine(path)
    texts = {document.source: document.text for document in reading(name).documents}
    assert [str(problem) for problem in problems + misquoted(read, texts)] == []


def test_all_parts_of_a_resume_are_asked_for() -> None:
    asked = {(item.user_input, item.reference) for item in items_of("two pages")}
    references = {reference for _, reference in asked}
    assert {
        "By 22 %.",
        "From 41 to 27 days.",
        "60 store managers.",
        "34.",
        "14 years.",
        "Nottingham.",
    } <= references
    assert "In April 2021." in references
    assert any("SAP IBP" in question and "Brightwater" in question for question, _ in asked)


def test_ids_and_questions_are_each_their_own() -> None:
    for name in EVERYONE:
        items = items_of(name)
        assert len({item.id for item in items}) == len(items)
        asked = [(item.user_input, item.messages) for item in items]
        assert len(set(asked)) == len(asked)


def test_the_same_resume_gives_the_same_set_and_another_seed_other_words() -> None:
    found = reading("hotel-gm")
    again = starter_items(found.resume, found.documents, as_of=TODAY)
    assert again == items_of("hotel-gm")
    other = items_of("hotel-gm", seed=1)
    assert {item.user_input for item in other} != {item.user_input for item in again}


def test_all_are_drafts_that_can_be_written_and_read() -> None:
    for item in items_of("ada"):
        assert item.draft
        assert not item.must_pass
        assert Item.model_validate(json.loads(item.model_dump_json())) == item


def test_nothing_withheld_is_in_the_set() -> None:
    text = "".join(item.model_dump_json() for name in EVERYONE for item in items_of(name))
    for secret in ("515-555-0163", "Tinners Row", "900123", "41786", "010-0199", "Elm Street"):
        assert secret not in text


def test_a_resume_that_holds_little_still_gets_a_set() -> None:
    found = read(
        "# Ada Example\n\nada@example.org\n\n## Experience\n\n### Baker, Acme Inc.\n2015 – 2019\n\n- Baked.\n"
    )
    items = starter_items(found.resume, found.documents, as_of=TODAY)
    assert len(items) >= 20
