"""Declining is told by status, else by a few plain wordings; an answer that gives facts has answered."""

from __future__ import annotations

import pytest

from chatbot.evaluation.abstention import (
    BULLET,
    claims,
    clauses,
    excepted,
    is_aside,
    is_silent,
    manner,
    spoken,
    statements,
)
from chatbot.evaluation.models import Response
from chatbot.models import Status


def said(answer: str, status: Status | None = None) -> str:
    return manner(Response(id="a", answer=answer, status=status))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("answered", "answered"),
        ("partly", "partly"),
        ("not_mentioned", "abstained"),
        ("declined", "abstained"),
        ("clarify", "abstained"),
        ("smalltalk", "abstained"),
    ],
)
def test_a_status_decides_where_the_words_admit_it(status: Status, expected: str) -> None:
    assert said("I don't know. He was born in 1990.", status) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I don't know.",
        "I’m not sure.",
        "Unknown.",
        "The résumé does not mention Rust.",
        "The provided context doesn't contain information about his salary.",
        "Based on the context, there is no information about a PhD.",
        "His date of birth is not mentioned in the document.",
        "Sorry, I cannot answer that. Please ask him directly.",
        "It is not specified in the resume. Would you like to know something else?",
        "No information on that.",
        "I can only answer questions about the résumé.",
        "Das geht aus dem Lebenslauf nicht hervor.",
        "Dazu gibt es keine Angaben.",
        "Le CV ne mentionne pas Rust.",
        "Je ne sais pas.",
        "El currículum no menciona Rust.",
        "No hay información sobre eso.",
        "I couldn't find anything on that.",
        "That is not something the document covers.",
        "Nothing in the CV indicates it.",
        "The résumé is silent on that.",
        "It's unclear from the résumé whether he did.",
        "No degree is mentioned.",
        "Darüber steht im Lebenslauf nichts.",
        "Je n'ai trouvé aucune information à ce sujet.",
        "No he encontrado información sobre eso.",
        "Il CV non menziona Rust.",
        "이력서에는 그런 내용이 없습니다.",
    ],
)
def test_declining_in_words(answer: str) -> None:
    assert said(answer) == "abstained"


@pytest.mark.parametrize(
    "answer",
    [
        "He worked at Intel from 2009 to 2015.",
        "Yes.",
        "You can reach him at ada@example.org. The phone number is shared on request.",
        "No, he does not know Rust.",
        "He did not go to college but trained as an electrician.",
        "He reduced costs; nothing was lost, and he never gave up.",
        "In 2015. The résumé does not say which month.",
        "Er war von 2009 bis 2015 bei Intel.",
        "Il a travaillé chez Intel.",
        "Trabajó en Intel.",
        "No doubt about it: he knows Rust.",
        "He couldn't find a better tool than Rust.",
        "There was no accident in 7 years.",
        "No record was lost in the migration that he led.",
        "The résumé does not fail to mention Rust.",
        "He made sure that data is not shared with third parties.",
    ],
)
def test_answering_in_words(answer: str) -> None:
    assert said(answer) == "answered"


@pytest.mark.parametrize(
    "answer",
    [
        "The résumé does not mention a PhD; his highest degree is an M.S.",
        "I don't know the month, but he joined in 2015.",
        "There is no mention of Google. He worked at Intel.",
    ],
)
def test_a_limit_first_and_then_something_is_partly(answer: str) -> None:
    assert said(answer) == "partly"


def test_sentences_keep_the_markers_behind_them() -> None:
    assert statements(
        "Yes. He is at Acme Inc. since 2020. [1][2] Before: Globex. [3]\n- Built it. [4]\n"
    ) == (
        "Yes.",
        "He is at Acme Inc. since 2020. [1][2]",
        "Before: Globex. [3]",
        "Built it. [4]",
    )


def test_brackets_go_on_with_their_sentence() -> None:
    assert len(statements("At Acme Inc. (2009 – 2015): Built it. [1]")) == 1
    assert len(statements("She left. [1] (It was 2015.)")) == 2


def test_what_claims_nothing_is_no_claim() -> None:
    answer = (
        "Yes. He knows Go. [1] The résumé does not mention Rust. You can ask him: a@b.org. Anything else?"
    )
    assert claims(answer) == ("He knows Go. [1]",)


@pytest.mark.parametrize(
    "sentence",
    [
        "She built a system that cannot fail to provide 99.9% uptime.",
        "He wrote services that never have downtime.",
        "They did not have a manager, so he led it.",
        "I am the CTO of Globex since 2015.",
        "I can lead 20 people at Globex.",
    ],
)
def test_what_is_said_of_a_person_is_a_claim(sentence: str) -> None:
    assert claims(sentence) == (sentence,)


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("Although the résumé does not state it, she managed 40 people.", "she managed 40 people."),
        ("She managed 40 people, though this isn't mentioned. [1]", "She managed 40 people [1]"),
        ("The résumé does not mention Rust; she knows Go. [2]", "she knows Go. [2]"),
        ("The résumé does not mention Rust, Go or any degree.", ""),
        ("While the résumé doesn't list Rust, Go or C, it lists Java.", "it lists Java."),
        ("Based on the context, there is no mention of Rust.", ""),
        ("She knows Go, and she leads.", "She knows Go, and she leads."),
    ],
)
def test_a_refusal_is_silent_in_its_own_clause_only(sentence: str, heard: str) -> None:
    assert spoken(sentence) == heard
    assert claims(sentence) == ((heard,) if heard else ())


def test_clauses_and_what_they_do() -> None:
    parts = clauses("The résumé does not say it, but she did it.")
    assert [is_silent(part) for part in parts] == [True, False]
    assert is_aside("Anything else?")
    assert excepted("No award is mentioned other than the Prize.") == " the Prize."
    assert excepted("She won nothing other than the Prize.") == ""


def test_a_heading_claims_nothing_and_a_bullet_is_no_word() -> None:
    assert claims("### Education\n- BSc Zoology") == ("BSc Zoology",)
    assert BULLET.match("- x")
    assert BULLET.match("-x") is None
