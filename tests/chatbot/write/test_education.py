"""Degrees: by level, by letters, and what is told of one."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import ADA, chain_of

GEOLOGIST = """# Tam Ordway

## Experience

### Geologist, Grit Ltd
May 2014 – Present, Wells

- Logged cores.

## Education

- M.E. (Mining), Karst Institute, 2011 – 2013
  - CGPA 8.1/10
- B.E. (Geology), Tor College, 2007 – 2011
  - 71.5%
"""
CHAIN = chain_of(GEOLOGIST)


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("what was his percentage in BE", ["71.5%", "Tor College"], ["8.1"]),
        ("ME marks?", ["CGPA 8.1/10", "Karst Institute"], ["71.5"]),
        ("grades?", ["8.1/10", "71.5%"], []),
        ("PG degree from which institute?", ["Karst Institute"], ["Tor College", "does not confirm"]),
        ("Which college was the undergraduate degree from?", ["Tor College"], ["Karst"]),
        ("Where did he study?", ["Karst Institute", "Tor College"], []),
    ],
)
def test_degrees_are_told_by_level_by_letters_and_by_mark(
    message: str, said: list[str], unsaid: list[str]
) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.status == "answered", answer.answer
    for part in said:
        assert part in answer.answer
    for part in unsaid:
        assert part not in answer.answer


def test_a_thesis_that_is_not_there_is_not_mentioned() -> None:
    answer = CHAIN.invoke(Ask(message="What was his thesis?")).answer
    assert answer.status == "not_mentioned"
    assert "does not mention a thesis" in answer.answer


@pytest.mark.parametrize("end", ["expected 2027", "(not completed)"])
def test_a_degree_that_is_not_held_yet_is_no_yes(end: str) -> None:
    chain = chain_of(
        GEOLOGIST.replace("## Education\n", f"## Education\n\n- PhD Geology, Tor College, {end}")
    )
    answer = chain.invoke(Ask(message="Does he have a PhD?")).answer.answer
    assert not answer.startswith("Yes"), answer


def test_a_follow_up_on_one_degree_stays_with_it() -> None:
    chain = chain_of(ADA)
    first = chain.invoke(Ask(message="Does Ada have a bachelor's degree?"))
    second = chain.invoke(Ask(message="from which school?", history=(first,)))
    assert "Shelbyville College" in second.answer.answer
    assert "Springfield" not in second.answer.answer


def test_what_was_studied_in_a_town_is_no_field_of_that_name() -> None:
    text = "# Bo Ray\n\n## Experience\n\n### Clerk, Grit Ltd\n2014 – Present, Wells\n\n- Filed.\n\n"
    chain = chain_of(f"{text}## Education\n\n- BA Drama, University of Wells, 2007 – 2010\n")
    assert "BA Drama" in chain.invoke(Ask(message="What did she study in Wells?")).answer.answer
    absent = chain.invoke(Ask(message="What did she study in Paris?")).answer
    assert absent.status == "not_mentioned"
    work = chain.invoke(Ask(message="What happened in Wells?")).answer.answer
    assert "BA Drama" not in work


def test_the_mark_of_the_level_asked_for_is_told_alone() -> None:
    chain = chain_of(
        """# Bo Ray

## Education

- B.Tech, Civil Engineering, Gandip College of Engineering, 2013 – 2017, CGPA 8.4/10
- Intermediate (MPC), Krishna Junior College, 2013, 94.6%
"""
    )
    for message, told, other in (
        ("what marks did she get in 12th?", "94.6%", "8.4"),
        ("CGPA in BTech?", "8.4", "94.6%"),
    ):
        answer = chain.invoke(Ask(message=message)).answer.answer
        assert told in answer
        assert other not in answer
        assert "does not confirm" not in answer


EXAMS = """# Bo Ray

## Education

MSc Soil Science, Taieri University, 2027
Expected to finish in May 2027.

BSc Geology, Otago College, 2012 – 2015
Upper second class honours.
"""


def test_how_somebody_did_in_exams_asks_for_the_marks() -> None:
    said = chain_of(EXAMS).invoke(Ask(message="How well did he do at college in his finals?")).answer.answer
    assert "BSc Geology, Otago College (2012 – 2015): Upper second class honours." in said


def test_a_degree_not_held_yet_is_told_with_when_it_is_expected() -> None:
    said = chain_of(EXAMS).invoke(Ask(message="Does he have a master's degree?")).answer.answer
    assert "Not yet" in said
    assert "May 2027" in said


def test_several_degrees_are_told_and_not_looked_for_by_that_name() -> None:
    said = chain_of(EXAMS).invoke(Ask(message="Does he have more than one degree?")).answer.answer
    assert said.startswith("Yes.")
    assert "MSc Soil Science" in said
