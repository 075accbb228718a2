"""Planted answers get the outcome a reader would give them."""

from __future__ import annotations

from typing import Any

import pytest

from chatbot.evaluation.models import Item, Outcome, Response
from chatbot.evaluation.outcome import LONGEST_ANSWER, Judgement, judged

YEAR = {"any_of": ["2018", "/twenty.?eighteen/"], "kind": "date"}
EMPLOYER = {"any_of": ["Acme"], "kind": "entity"}
STAY = {"any_of": [r"/\b(?:6|six)\s+years?\b/"], "kind": "duration"}


def item(*facts: dict[str, Any], **given: Any) -> Item:
    return Item.model_validate(
        {
            "id": "a",
            "user_input": "When did Ada join, and where?",
            "answerability": "ANSWERABLE",
            "reference": "In 2018, at Acme in Bath.",
            "reference_facts": facts or (YEAR,),
            **given,
        }
    )


def judge(item: Item, answer: str, status: str | None = "answered", **given: Any) -> Judgement:
    return judged(
        item, Response.model_validate({"id": "a", "answer": answer, "status": status, **given}), {"ada"}
    )


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("In 2018. [1]", "answered", "correct"),
        ("In twenty-eighteen.", "answered", "correct"),
        ("In\n  2018", "partly", "correct"),
        ("In 2018.", "not_mentioned", "correct"),
        ("In 2017.", "answered", "incorrect"),
        ("From 2017 to 2019.", "answered", "incorrect"),
        ("After 6 years elsewhere.", "answered", "missing"),
        ("In autumn.", "answered", "missing"),
        ("It does not say when; the nearest is 2017.", "partly", "missing"),
        ("In 2017.", "partly", "incorrect"),  # no limit is named: a status is no excuse
        ("In 2017.", "not_mentioned", "incorrect"),
        ("The résumé does not say whether it was 2018.", "not_mentioned", "missing"),
        ("", "answered", "error"),
        ("The résumé does not say.", "not_mentioned", "missing"),
        ("I don't know.", None, "missing"),
        ("See [2018].", "answered", "missing"),
        ("20181", "answered", "missing"),
    ],
)
def test_what_the_resume_answers(text: str, status: str | None, outcome: str) -> None:
    assert judge(item(), text, status).outcome == outcome


@pytest.mark.parametrize(
    ("fact", "text", "outcome"),
    [
        (STAY, "She stayed 7 years.", "incorrect"),
        (STAY, "She stayed five years.", "incorrect"),
        (STAY, "From 2012 to 2018.", "missing"),  # a date is no duration
        (STAY, "She led 12 people.", "missing"),
        ({"any_of": ["12"], "kind": "number"}, "A team of 13.", "incorrect"),
        ({"any_of": ["12"], "kind": "number"}, "In 2018.", "missing"),  # in the reference, and no number
        (
            {"any_of": ["/\\$\\s?3\\s?M/"], "kind": "number"},
            "3 teams",
            "missing",
        ),  # its figure, said of another
        ({"any_of": ["loom"], "kind": "text"}, "In 1999 at Globex.", "missing"),  # a text is not contradicted
    ],
)
def test_a_value_of_the_same_kind_contradicts(fact: dict[str, Any], text: str, outcome: str) -> None:
    assert judge(item(fact), text).outcome == outcome


def test_a_value_of_the_question_contradicts_nothing() -> None:
    asked = item(YEAR, user_input="Was she there in 2015?")
    assert judge(asked, "Not in 2015.").outcome == "missing"
    assert (
        judge(item(YEAR, messages=[{"role": "user", "content": "2015?"}]), "Not in 2015.").outcome
        == "missing"
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("She is at ACME.", "correct"),
        ("She is at Globex.", "incorrect"),
        ("Globex.", "incorrect"),
        ("Globex Corporation", "incorrect"),
        ("It was Ada in Bath.", "missing"),  # her own name, a name of the reference
        ("She joined a start-up.", "missing"),
        ("Yes.", "missing"),
    ],
)
def test_another_name_in_the_place_of_the_right_one(text: str, outcome: str) -> None:
    assert judge(item(EMPLOYER), text).outcome == outcome


def test_a_name_beside_a_fact_that_is_said_is_partial() -> None:
    assert judge(item(YEAR, EMPLOYER), "In 2018, at Globex.").outcome == "partial"
    said = judge(item(YEAR, EMPLOYER), "In 2018, at Globex.")
    assert (said.facts_met, said.facts_required) == (1, 2)


def test_a_fact_that_is_not_required_may_be_left_out() -> None:
    assert judge(item(YEAR, {**EMPLOYER, "required": False}), "2018").outcome == "correct"


def test_what_is_forbidden_is_wrong_whatever_else_is_said() -> None:
    planted = item(forbidden=["Globex", "/19\\d\\d/"])
    assert judge(planted, "2018, at Acme.").outcome == "correct"
    assert judge(planted, "2018, at globex.").outcome == "incorrect"
    assert judge(planted, "2018, not 1999.").outcome == "incorrect"
    assert "Globex" in judge(planted, "2018, at globex.").reason


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("That is not stated in it.", "not_mentioned", "correct_abstention"),
        ("I cannot answer that.", "declined", "correct_abstention"),
        ("Which degree do you mean?", "clarify", "correct_abstention"),
        ("The résumé does not mention a PhD, but an M.S.", "partly", "correct_abstention"),
        ("She has a PhD.", "not_mentioned", "incorrect"),
        ("She has a PhD.", "partly", "incorrect"),
        ("Whatever.", "answered", "incorrect"),
        ("The résumé does not mention a PhD; she has an M.S.", None, "correct_abstention"),
        ("She has a PhD.", None, "incorrect"),
    ],
)
def test_what_the_resume_does_not_answer_must_not_be_answered(text: str, status: str, outcome: str) -> None:
    planted = item(answerability="UNANSWERABLE", reference_facts=[])
    said = judge(planted, text, status)
    assert said.outcome == outcome
    assert said.abstained == (outcome == "correct_abstention")
    assert judge(planted.model_copy(update={"forbidden": (text,)}), text, status).outcome == "incorrect"


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("Hello!", "smalltalk", "correct"),
        ("Hello!", "answered", "correct"),
        ("You're welcome!", None, "correct"),
        ("I am a bot that answers questions about Ada.", None, "correct"),
        ("She is at Globex since 2019.", None, "incorrect"),
    ],
)
def test_courtesy_is_answered_with_courtesy(text: str, status: str | None, outcome: str) -> None:
    assert judge(item(answerability="CONVERSATIONAL", reference_facts=[]), text, status).outcome == outcome


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("Which job do you mean?", "clarify", "correct"),
        ("Which job do you mean?", None, "correct"),
        ("In 2018 at Acme.", "answered", "correct"),
        ("At Acme.", "answered", "partial"),
    ],
)
def test_what_may_mean_several_things(text: str, status: str | None, outcome: str) -> None:
    assert judge(item(YEAR, EMPLOYER, answerability="UNDERSPECIFIED"), text, status).outcome == outcome


def test_what_is_there_by_half_needs_its_facts_whatever_the_status() -> None:
    half = item(EMPLOYER, answerability="PARTIAL")
    assert judge(half, "It is shared on request by Acme.", "declined").outcome == "correct"
    assert judge(half, "It is shared on request.", "declined").outcome == "missing"


def test_a_failure_stays_a_failure() -> None:
    failed = judge(item(), "In 2018.", error="It timed out.")
    assert failed.outcome == "error"
    assert "timed out" in failed.reason
    assert not failed.abstained


@pytest.mark.parametrize("text", ["The résumé does **not** mention that.", "It is *not mentioned* in it."])
def test_emphasis_is_no_difference(text: str) -> None:
    assert judge(item(answerability="UNANSWERABLE"), text, None).outcome == "correct_abstention"


@pytest.mark.parametrize("text", ["Yes, since then.", "Yes, at length."])
def test_an_ordinary_word_is_no_other_name(text: str) -> None:
    assert judge(item(EMPLOYER), text).outcome == "missing"


def test_who_says_nothing_of_what_was_asked_has_not_declined() -> None:
    said = judge(item(EMPLOYER), "She joined a start-up.")
    assert (said.outcome, said.abstained, said.facts_met) == ("missing", False, 0)


@pytest.mark.parametrize(
    ("fact", "text", "outcome"),
    [
        (EMPLOYER, "It is false that she worked at Acme.", "incorrect"),
        (EMPLOYER, "She may have worked at Acme.", "missing"),
        (EMPLOYER, "She may have worked at Globex.", "missing"),  # a guess is no other name
        ({"any_of": ["May 2018"], "kind": "date"}, "In 2018.", "partial"),  # less exact is not wrong
        ({"any_of": ["May 2018"], "kind": "date"}, "05/2018", "correct"),
        ({"any_of": ["May 2018"], "kind": "date"}, "06/2018", "incorrect"),
    ],
)
def test_what_is_denied_is_wrong_and_what_is_supposed_is_not_said(
    fact: dict[str, Any], text: str, outcome: str
) -> None:
    asked = item(fact, reference="In May 2018, at Acme in Bath.")
    assert judge(asked, text).outcome == outcome


def test_no_where_the_answer_is_yes_is_wrong() -> None:
    asked = item({"any_of": ["/^yes/", "Lead"]}, reference="Yes, as Lead.", user_input="Was she at Acme?")
    assert judge(asked, "No.").outcome == "incorrect"
    assert judge(asked, "She has never worked there.").outcome == "incorrect"
    assert judge(asked, "The résumé does not say.").outcome == "missing"


def test_the_number_in_another_currency_is_another() -> None:
    raised = item({"any_of": ["350,000"], "kind": "number"}, reference="€350,000.")
    assert judge(raised, "$350,000").outcome == "incorrect"
    assert judge(raised, "350,000").outcome == "correct"
    assert judge(raised, "EUR 350.000").outcome == "correct"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Although the résumé does not say when, it was at Acme.", "correct"),
        ("The résumé does not say whether it was Acme.", "missing"),
    ],
)
def test_a_refusal_hides_only_its_own_clause(text: str, outcome: str) -> None:
    assert judge(item(EMPLOYER), text, None).outcome == outcome


def test_a_reason_is_told_in_words() -> None:
    claim = item(EMPLOYER, forbidden=(r"/\bworked\b[^.]{0,20}Globex/",))
    assert (
        judge(claim, "She is at Acme and worked at Globex.").reason
        == "says “worked at Globex”, which is forbidden"
    )
    plain = item(EMPLOYER, forbidden=("globex",))
    assert judge(plain, "Acme, before that Globex.").reason == "says “globex”, which is forbidden"
    number = item({"any_of": [r"/\b(?:3|three)\b/"], "kind": "number"}, reference="3 employers.")
    assert judge(number, "Several.").reason == "does not say the number of “3 employers.”"
    either = item(
        {"any_of": ["Globex", r"/\bthe (?:second|other) one\b/"]}, reference="Globex, the other one."
    )
    assert judge(either, "It was never the second one.").reason == "denies “the second one”"


# -- what cannot be judged


def test_an_answer_too_long_to_be_judged_has_failed() -> None:
    found = judged(item(), Response(id="x", answer="a" * (LONGEST_ANSWER + 1)))
    assert found.outcome is Outcome.ERROR
    assert found.reason == "failed: an answer of 20,001 characters; at most 20,000 are judged"


def test_an_expression_that_does_not_end_leaves_its_item_not_judged() -> None:
    found = judged(item(forbidden=("/^(a|aa)+$/",)), Response(id="x", answer="a" * 80 + "!"))
    assert found.outcome is Outcome.ERROR
    assert found.reason.startswith("not judged: /^(a|aa)+$/ has not come to an end in 1 s")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Was she at Acme?", "missing"),
        ("was she at Acme", "missing"),  # the question again, without its sign
        ("Acme? Yes, she was at Acme.", "correct"),
        ("She was at Acme. Is there anything else?", "correct"),
    ],
)
def test_a_question_asserts_nothing(text: str, outcome: str) -> None:
    asked = item(EMPLOYER, user_input="Was she at Acme?")
    assert judge(asked, text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("She worked at Beta rather than Acme.", "incorrect"),
        ("At Beta, not Acme.", "incorrect"),
        ("Not at Acme.", "incorrect"),
        ("Not only at Beta: she was at Acme, too.", "correct"),
        ("At Acme rather than Beta.", "correct"),
        ("At Acme, not at Beta.", "correct"),
    ],
)
def test_a_contrast_denies_what_it_sets_aside(text: str, outcome: str) -> None:
    assert judge(item(EMPLOYER, reference="At Acme."), text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Absolutely not.", "incorrect"),
        ("Certainly not at that firm.", "incorrect"),
        ("No doubt about it: as Lead.", "correct"),
    ],
)
def test_yes_and_no_are_told_by_their_first_words(text: str, outcome: str) -> None:
    asked = item({"any_of": ["/^yes/", "Lead"]}, reference="Yes, as Lead.", user_input="Was she at Acme?")
    assert judge(asked, text).outcome == outcome
