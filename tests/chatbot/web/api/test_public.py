"""The public view: every typed fact with its place, and nothing that is withheld."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from chatbot.profile import profile_of
from chatbot.settings import Settings
from chatbot.web.api.public import public_resume
from tests.chatbot.people import ADA, BARE, PHONE, STREET, chain_of, index_of


def bot_over(text: str, *, show_phone: bool = False) -> Any:
    index = index_of(text, show_phone=show_phone)
    profile = profile_of(Settings(), chain_of(text, show_phone=show_phone))
    return SimpleNamespace(index=index, profile=profile, resume=index.resume, documents=index.documents)


def test_the_typed_facts_are_there_each_where_it_stands() -> None:
    bot = bot_over(ADA)
    shown = public_resume(bot)
    assert [(one.title, one.organization, one.start, one.end) for one in shown.positions[:2]] == [
        ("Lead Engineer", "Acme Inc.", "2021-03", "present"),
        ("Senior Engineer", "Globex Corporation", "2018-01", "2021-02"),
    ]
    assert "Rust" in shown.skills
    assert [one.name for one in shown.certifications] == ["Certified Kubernetes Administrator"]
    assert shown.education[0].start is None or shown.education[0].start.isdigit()
    assert shown.languages
    texts = {document.source: document.text for document in bot.documents}
    entries = [*shown.positions, *shown.education, *shown.certifications, *shown.publications]
    assert len(entries) > 7
    for entry in entries:
        assert texts[entry.at.source][entry.at.start : entry.at.end].strip()
    assert [document.source for document in shown.documents] == ["cv.md"]


def test_what_is_withheld_is_nowhere_and_what_the_owner_opens_is_shown() -> None:
    told = public_resume(bot_over(ADA)).model_dump_json()
    assert "0199" not in told
    assert STREET not in told
    closed = public_resume(bot_over(ADA)).contact
    assert (closed.phone, closed.phone_on_request, closed.email) == (None, True, "ada@example.org")
    opened = public_resume(bot_over(ADA, show_phone=True)).contact
    assert (opened.phone, opened.phone_on_request) == (PHONE, False)


@pytest.mark.parametrize("text", [BARE])
def test_of_somebody_of_whom_little_is_known_little_is_shown(text: str) -> None:
    shown = public_resume(cast(Any, bot_over(text)))
    assert shown.positions == ()
    assert shown.skills == ("Welding", "Soldering")
