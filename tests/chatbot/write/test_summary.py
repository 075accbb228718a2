"""Who the candidate is, in a few sentences made only of what is printed."""

from __future__ import annotations

from chatbot.models import Ask
from chatbot.write.summary import SummaryWriter
from tests.chatbot.people import ADA, BARE, candidate_of, chain_of


def test_it_goes_from_the_current_role_over_the_own_words_to_the_degrees() -> None:
    answer = chain_of(ADA).invoke(Ask(message="Tell me about Ada")).answer.answer
    order = [
        "Ada Example is Lead Engineer at Acme Inc.",
        "12 years in storage",
        "Earlier: Globex Corporation (January 2016 – February 2021)",
        "Initech Ltd",
        "Ph.D. Computer Science",
    ]
    places = [answer.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_every_sentence_has_its_evidence() -> None:
    draft = SummaryWriter(candidate_of(ADA)).write()
    assert len(draft.statements) >= 4
    assert all(statement.evidence for statement in draft.statements)


def test_a_follow_up_is_about_the_current_role() -> None:
    assert SummaryWriter(candidate_of(ADA)).write().focus.entries == (0,)


def test_nothing_is_made_of_nothing() -> None:
    draft = SummaryWriter(candidate_of(BARE)).write()
    assert draft.status == "not_mentioned" or all(s.evidence for s in draft.statements)
