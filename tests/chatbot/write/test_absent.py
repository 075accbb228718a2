"""Saying that the résumé does not say: never a denial, always what is nearest and whom to ask."""

from __future__ import annotations

from chatbot.evidence import Judge
from chatbot.retrieve import ResumeRetriever
from chatbot.write.absent import ask_statement, nearest_statement, not_an_employer, unknown
from tests.chatbot.people import ADA, BARE, candidate_of, index_of

CANDIDATE = candidate_of(ADA)
JUDGE = Judge(CANDIDATE, ResumeRetriever(index=index_of(ADA)))


def test_silence_is_not_a_denial() -> None:
    draft = unknown(CANDIDATE, "Haskell")
    assert [s.text for s in draft.statements] == ["The résumé does not mention Haskell."]
    assert draft.status == "not_mentioned"
    assert draft.focus.topic == "Haskell"


def test_what_is_nearest_is_shown_with_its_line_and_one_may_be_sent_on() -> None:
    (nearest,) = JUDGE.lookup.mentions("billing service")
    draft = unknown(CANDIDATE, "invoicing", (nearest,), ask=True)
    _, shown, whom = draft.statements
    assert shown.text.startswith("The nearest it mentions: Built the billing service")
    assert shown.evidence == (nearest.evidence,)
    assert whom == ask_statement(CANDIDATE)


def test_a_single_skill_is_shown_with_its_group() -> None:
    found = next(one for one in JUDGE.lookup.mentions("Rust") if one.chunk.parent)
    assert nearest_statement(found).text == "The nearest it mentions: Rust (Languages)."


def test_the_one_to_ask_is_the_candidate_by_e_mail_when_it_is_printed() -> None:
    assert ask_statement(CANDIDATE).text == "You can ask Ada directly: ada@example.org."
    assert ask_statement(CANDIDATE).evidence
    assert ask_statement(candidate_of(BARE)).text == "That is a question for Bo directly."


def test_an_employer_that_is_not_listed_is_shown_where_the_name_does_stand() -> None:
    text = ADA.replace("Reported sales to the board.", "Reported sales to the board of Hooli.")
    candidate = candidate_of(text)
    draft = not_an_employer(candidate, Judge(candidate, ResumeRetriever(index=index_of(text))), "Hooli")
    assert [s.text for s in draft.statements] == [
        "The résumé does not list Hooli as an employer.",
        "It does mention it here: Reported sales to the board of Hooli.",
    ]


def test_else_the_employers_that_are_listed_are_told() -> None:
    draft = not_an_employer(CANDIDATE, JUDGE, "Hooli")
    assert draft.status == "not_mentioned"
    for employer in ("Acme Inc.", "Globex Corporation", "Initech Ltd", "Volta School"):
        assert employer in draft.statements[1].text
