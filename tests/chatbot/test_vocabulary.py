"""The names of one résumé and what people call them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.lexicon import fold
from chatbot.vocabulary import Vocabulary
from tests.chatbot.people import ADA, BARE, index_of, read

NAMES = Vocabulary(index_of(ADA).resume)


def employers(text: str) -> list[str]:
    return [named.name for named in NAMES.employers_in(text)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("What did she do at Acme Inc.?", ["Acme Inc."]),
        ("at acme", ["Acme Inc."]),
        ("Acme's and GLOBEX", ["Acme Inc.", "Globex Corporation"]),
        ("Globex, then Acme", ["Globex Corporation", "Acme Inc."]),
        ("at globx", ["Globex Corporation"]),
        ("at Initech Limited", ["Initech Ltd"]),
        ("at Macme", []),
        ("at Hooli", []),
        ("what school", []),
        ("", []),
    ],
)
def test_employers_are_found_by_any_of_their_names_in_the_order_named(asked: str, found: list[str]) -> None:
    assert employers(asked) == found


def test_an_employer_of_two_blocks_stands_for_both() -> None:
    assert [named.entries for named in NAMES.employers_in("globex")] == [(1, 2)]


def test_schools_are_not_employers() -> None:
    assert [named.name for named in NAMES.schools_in("at Springfield University")] == [
        "Springfield University"
    ]
    assert employers("at Springfield University") == []


def test_initials_of_three_words_are_a_name() -> None:
    text = ADA.replace("Globex Corporation", "Big Yellow Taxi Co")
    names = Vocabulary(index_of(text).resume)
    assert [named.name for named in names.employers_in("at BYTC")] == ["Big Yellow Taxi Co"]


def test_a_word_that_the_resume_also_uses_small_names_no_employer() -> None:
    text = ADA.replace("Globex Corporation", "Storage Kings Corporation")
    names = Vocabulary(index_of(text).resume)
    assert names.employers_in("experience with storage") == ()
    assert [named.name for named in names.employers_in("at Storage Kings")] == ["Storage Kings Corporation"]


@pytest.mark.parametrize("phrase", ["Ada", "ada example", "she", "her", "", "the candidate"])
def test_the_person_is_known_by_name_and_pronoun(phrase: str) -> None:
    assert NAMES.is_person(phrase)


@pytest.mark.parametrize("phrase", ["Rust", "Ada Lovelace", "Acme"])
def test_anything_else_is_not_the_person(phrase: str) -> None:
    assert not NAMES.is_person(phrase)


def test_who_matches_every_way_of_naming_and_subject_only_those_that_open_a_sentence() -> None:
    for name in ("ada", "example", "ada example", "she", "her", "the candidate", "dr. example"):
        assert re.fullmatch(NAMES.who, name), name
    assert re.fullmatch(NAMES.subject, "she")
    assert not re.fullmatch(NAMES.subject, "her")
    assert not re.fullmatch(NAMES.who, "bob")


def test_the_owner_s_name_is_known_beside_the_printed_one() -> None:
    names = Vocabulary(index_of(ADA).resume, "Augusta Byron")
    assert names.is_person("Augusta")
    assert names.is_person("Example")
    assert names.name == "Augusta Byron"


def test_titles_are_found_longest_first_with_their_entries() -> None:
    titles = dict(NAMES.titles)
    assert titles["senior engineer"] == (1,)
    lengths = [len(title) for title, _ in NAMES.titles]
    assert lengths == sorted(lengths, reverse=True)


def test_skills_are_known_as_printed() -> None:
    assert {"go", "c++", "power bi"} <= NAMES.skill_names


def test_a_resume_without_jobs_names_no_employer() -> None:
    names = Vocabulary(index_of(BARE).resume)
    assert names.employers == names.schools == names.titles == ()
    assert names.employers_in("at Acme") == ()


@given(st.text())
def test_any_text_may_be_asked_for_names(text: str) -> None:
    found = NAMES.employers_in(text)
    assert set(found) <= set(NAMES.employers)
    NAMES.is_person(text)
    re.search(NAMES.who, fold(text))


def test_work_is_told_from_the_person_who_did_it() -> None:
    names = Vocabulary(
        index_of("""# Bo Plain

## Experience

### Prison Librarian, Ogdenville Jail
2016 – 2020

- Read to disabled children on Sundays.

## Education

M.A. Religious Studies, Springfield University, 2008
""").resume
    )
    for work in (
        "was bo a prison librarian?",
        "has bo worked with disabled children?",
        "has bo got disabled children experience?",
        "does bo have experience with disabled children?",
        "where did bo take religious studies?",
        "did bo study religion?",
        "how long was bo at the jail?",
        "which job did bo have before the jail?",
        "did bo read to disabled children?",
    ):
        left = names.without_work(work)
        assert not re.search("prison|jail|disabled|religi", left), left
    for person in (
        "has bo been in prison?",
        "does bo have disabled children?",
        "has bo worked with disabled?",
        "was bo in jail?",
        "is bo religious?",
        "did bo have disabled children?",
        "did bo find religion?",
    ):
        assert names.without_work(person) == person


def test_a_trade_late_in_a_name_is_not_the_employer() -> None:
    job = "### Brewer, Copper Heron Brewing Co.\n2016 – 2020\n\n- Kept the kettles.\n"
    text = f"# Bo Plain\n\n## Experience\n\n{job}"
    names = Vocabulary(index_of(text).resume)
    assert names.employers_in("how many years of brewing experience?") == ()
    assert names.employers_in("how long at heron?")


def test_one_side_of_a_comparison_may_be_named_by_its_kind() -> None:
    jobs = (
        "### Cook, Waitaki Hospital\n2015 - 2018\n\n- Cooked.\n\n### Baker, Globex\n2011 - 2014\n\n- Baked.\n"
    )
    names = Vocabulary(index_of(f"# Bo Plain\n\n## Experience\n\n{jobs}").resume)
    either = names.employers_in("longer at the hospital or at globex")
    assert {employer.name for employer in either} == {"Globex", "Waitaki Hospital"}
    assert [employer.name for employer in names.employers_in("work for the hospital at globex")] == ["Globex"]


def test_a_given_name_of_two_parts_is_the_person() -> None:
    names = Vocabulary(index_of("# Kiri-Anne Potaka\n\n## Skills\n\n- Cooking\n").resume)
    assert re.fullmatch(names.who, "kiri-anne")


def test_an_employer_goes_by_its_place_and_a_word_for_the_job() -> None:
    text = (
        "# Bo Ray\n\n## Experience\n\n### Fellow, Foerde Institute\n2018 – 2020, Kiel, Germany\n\n- Swam.\n\n"
        "### Diver, Reef Trust\n2014 – 2017, Nadi FJ\n\n- Dived.\n"
    )
    vocabulary = Vocabulary(read(text).resume)
    for said, name in (("kiel place", "Foerde Institute"), ("nadi job", "Reef Trust")):
        assert [one.name for one in vocabulary.employers_in(f"how long at the {said}")] == [name]
    assert vocabulary.entries_at("years in germany") == vocabulary.entries_at("kiel")
    assert vocabulary.employers_in("how long at the bonn place") == ()


def test_an_employer_goes_by_the_place_and_kind_of_its_house() -> None:
    text = "# Bo Ray\n\n## Experience\n\n### Fellow, Foerde Institute\n2018 – 2020, Kiel\n\n- Swam.\n"
    vocabulary = Vocabulary(read(text).resume)
    assert [one.name for one in vocabulary.employers_in("how long at the kiel institute")] == [
        "Foerde Institute"
    ]
    for other in ("the kiel canal", "the kiel hospital", "the bonn academy"):
        assert vocabulary.employers_in(f"how long at {other}") == ()


def test_a_stay_is_called_by_its_title() -> None:
    resume = read(
        "# Bo Ray\n\n## Experience\n\n### Research Fellow, Foerde Centre\n2018 – 2020\n\n- Swam.\n"
    ).resume
    titles = dict(Vocabulary(resume).titles)
    assert {"fellowship", "research fellowship"} <= titles.keys()


HOUSES = """# Bo Ray

## Experience

### Grower, Karimba Roses Ltd
2018 – 2020, Naivasha

- 160 workers on 14 hectares.

### Cook, Ashdown Trust
2012 – 2017, Leeds

- Ran a school kitchen and a food bank.
"""


def test_an_employer_goes_by_a_word_of_its_name_before_the_kind_of_its_house() -> None:
    vocabulary = Vocabulary(read(HOUSES).resume)
    assert [one.name for one in vocabulary.employers_in("her time on the rose farm")] == ["Karimba Roses Ltd"]
    assert [one.name for one in vocabulary.employers_in("her time on the kitchen farm")] == ["Ashdown Trust"]
    for other in ("the food bank", "the wheat farm", "the rose garden", "the first job"):  # none of its jobs
        assert vocabulary.employers_in(f"her time at {other}") == ()
