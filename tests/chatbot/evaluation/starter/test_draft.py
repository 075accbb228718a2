"""Quotations stand once, names are typed as a stranger would, traces begin words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.models import Answerability
from chatbot.evaluation.starter.draft import Drafts, ended, head, plain_name, usable, ways
from chatbot.evaluation.starter.wording import Wording, words
from index.models import Document, Fact, Resume, Span
from tests.chatbot.evaluation.starter.resumes import drafts_of


def _over(text: str, name: str = "") -> Drafts:
    document = Document(source="a.txt", format="text", text=text, sha256="0")
    fact = _fact(0, len(name), name) if name else None
    return Drafts(Resume(name=fact), [document], Wording("s"))


def _fact(start: int, end: int, text: str = "x") -> Fact:
    return Fact(text=text, span=Span(source="a.txt", start=start, end=end, line=1))


def test_words_that_stand_twice_are_widened_to_their_line_and_then_further() -> None:
    text = "Acme, 2012\nBoss\nAcme, 2015\nBoss\n"
    drafts = _over(text)
    assert drafts.quote(_fact(0, 4)) == "Acme, 2012"
    assert drafts.quote(_fact(11, 15)) == "Acme, 2012\nBoss"
    assert drafts.quote(_fact(27, 31)) == "Acme, 2015\nBoss"
    assert _over("Ada\n\nBoss\n\nBoss, Acme\nboss").quote(_fact(5, 9)) == "Ada\n\nBoss"


def test_what_cannot_be_told_apart_or_is_hidden_is_not_quoted() -> None:
    assert _over("Boss\nBoss\nBoss\nBoss\nBoss\n").quote(_fact(10, 14)) is None
    assert _over("Call ••••••••• now").quote(_fact(0, 18)) is None
    assert _over("short").quote(_fact(3, 99)) is None


def test_a_word_that_stands_once_is_quoted_with_its_neighbours() -> None:
    line = "Wrote C++ tools, Perl scripts, fish shells and nine other things of note every day."
    text = f"Ada\n\n## Skills\nGo, Bash, SQL\n\n{line}\n\nCobol\n"

    def quoted(word: str) -> str:
        return _over(text).quote(_fact(text.index(word), text.index(word) + len(word))) or ""

    assert quoted("SQL") == "Go, Bash, SQL"
    assert quoted("Perl") == "C++ tools, Perl scripts, fish"
    assert quoted("Wrote C++ tools, Perl") == "Wrote C++ tools, Perl"
    assert quoted("Cobol").endswith("every day.\n\nCobol")
    assert quoted("day").endswith("note every day")


PARTIAL = Answerability.PARTIAL


@given(st.text(alphabet="ab \nA", min_size=1, max_size=40), st.data())
def test_a_quote_stands_once_in_its_document(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = _over(text).quote(_fact(start, data.draw(st.integers(start + 1, len(text)))))
    assert quote is None or text.find(quote) == text.rfind(quote) >= 0


def test_a_quote_within_another_is_not_given_twice() -> None:
    drafts = _over("Senior Nurse, Acme")
    drafts.add("direct", "employer_now", "Acme", rests_on=(_fact(14, 18), _fact(0, 18), None))
    assert [span.quote for span in drafts.items[0].reference_spans] == ["Senior Nurse, Acme"]


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("JOLENE “JO” TRAMMELL", "Jolene"),
        ("Dr. Ada Example, PhD", "Ada"),
        ("Jean-Luc Prie", "Jean-Luc"),
        ("Madonna", "the candidate"),
        ("A. B. Cole", "the candidate"),
        ("李 明", "the candidate"),
        ("", "the candidate"),
    ],
)
def test_the_person_is_named_by_a_first_name_that_is_plainly_one(printed: str, named: str) -> None:
    assert _over(printed or "x", printed).who == named


def test_names_are_typed_without_what_follows_them() -> None:
    assert head("Reporting Analyst, contract") == "Reporting Analyst"
    assert head("IE (Madrid)") == "IE (Madrid)"
    assert plain_name("Nandavanam Consulting Engineers Pvt. Ltd.") == "Nandavanam Consulting Engineers"
    assert plain_name("Limited") == "Limited"
    assert plain_name("Roe & Ltd") == "Roe & Ltd"
    assert ended("Acme Ltd.") == "Acme Ltd."
    assert ended("Acme") == "Acme."
    assert ways("a", " a ", "", "b") == ("a", "b")


def test_facts_that_read_like_no_name_are_not_asked_by() -> None:
    good = _fact(0, 1, "Acme")
    assert usable(good)
    bad = ["", "A", "x" * 80, "a | b", "12/34", "see https://example.org", "a • b"]
    assert not any(usable(_fact(0, 1, text)) for text in bad)
    assert not usable(None)


def test_a_trace_begins_a_word() -> None:
    drafts = _over("Flawless work on SAP, 博士课程")
    assert drafts.mentions(["sap"])
    assert drafts.mentions(["博士"])
    assert not drafts.mentions(["law"])
    assert drafts.mentions(["flaw"])


def test_items_are_numbered_by_kind_and_are_drafts() -> None:
    drafts = drafts_of("ada")
    for skill in "XY":
        drafts.add(
            "skill_absent", "absent_skill", "No.", answerability=Answerability.UNANSWERABLE, skill=skill
        )
    assert [item.id for item in drafts.items] == ["skill-absent-01", "skill-absent-02"]
    assert all(item.draft and item.kind == "skill_absent" for item in drafts.items)


def test_what_cannot_be_quoted_is_not_asked() -> None:
    drafts = _over("Boss\nBoss\nBoss\nBoss\nBoss\n")
    drafts.add("direct", "profession", "Boss.", rests_on=(_fact(10, 14),))
    assert drafts.items == []


def test_no_question_is_asked_twice_unless_after_another_turn() -> None:
    drafts = drafts_of("ada")
    for _ in range(len(words()["wording"]["skill"]) + 1):
        drafts.add("skill_present", "skill", "Yes.", answerability=PARTIAL, skill="Go")
    assert len(drafts.items) == len(words()["wording"]["skill"])
    for earlier in ("a", "b"):
        drafts.add("followup", "since_when", "2015.", answerability=PARTIAL, earlier=(earlier,))
    assert len(drafts.items) == len(words()["wording"]["skill"]) + 2
