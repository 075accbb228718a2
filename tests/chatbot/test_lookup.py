"""Things are found by their words, under any spelling, and nothing that is only alike."""

from __future__ import annotations

import pytest

from chatbot.candidate import Candidate
from chatbot.lookup import Found, Lookup
from tests.chatbot.people import ADA, BARE, TODAY, index_of


def candidate_of(text: str) -> Candidate:
    index = index_of(text)
    return Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)


LOOKUP = Lookup(candidate_of(ADA))


def texts(found: tuple[Found, ...]) -> list[str]:
    return [one.evidence.text for one in found]


@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("Rust", "Rust"),
        ("kubernetes", "Kubernetes"),
        ("k8s", "Kubernetes"),
        ("golang", "Go"),
        ("PowerBI", "Power BI"),
        ("C++", "C++"),
        ("postgres", "PostgreSQL"),
        ("mentoring", "Mentored five engineers, two of whom became team leads."),
        ("CKA", "Certified Kubernetes Administrator"),
    ],
)
def test_a_thing_is_found_under_any_of_its_spellings(topic: str, first: str) -> None:
    assert texts(LOOKUP.mentions(topic))[0].startswith(first)


@pytest.mark.parametrize("topic", ["C", "C#", "R", "Haskell", "Java", "rusty", "ES", "NT", "power", ""])
def test_what_is_only_alike_is_not_found(topic: str) -> None:
    found = LOOKUP.mentions(topic)
    assert found == () if topic != "power" else texts(found)[0] == "Power BI"


def test_a_short_name_counts_only_where_it_is_written_as_one() -> None:
    lookup = Lookup(candidate_of(ADA.replace("Go, Rust", "Rust").replace("in Go for", "to go for")))
    assert lookup.mentions("Go") == ()


def test_skills_lists_come_first_and_an_employer_bounds_the_search() -> None:
    kinds = [one.chunk.section_kind for one in LOOKUP.mentions("Kubernetes")]
    assert kinds[0] in ("skills", "certifications")
    assert kinds[-1] == "experience"
    assert texts(LOOKUP.mentions("Kubernetes", (0,))) == ["Ran 30 Kubernetes clusters."]
    assert LOOKUP.mentions("Kubernetes", (3,)) == ()


def test_words_that_stand_apart_are_found_when_all_of_them_stand() -> None:
    assert texts(LOOKUP.in_words("clusters of kubernetes")) == ["Ran 30 Kubernetes clusters."]
    assert LOOKUP.in_words("clusters of rust") == ()
    assert LOOKUP.in_words("clusters") == ()  # one word is `mentions`


def test_years_that_the_resume_counts_itself_are_found() -> None:
    assert any("12 years" in text for text in texts(LOOKUP.stated_years()))
    assert Lookup(candidate_of(BARE)).stated_years() == ()


@pytest.mark.parametrize(
    ("topic", "employers"),
    [
        ("engineering", ["Acme Inc.", "Globex Corporation"]),
        ("accounting", ["Initech Ltd"]),
        ("the industry", ["Acme Inc.", "Globex Corporation", "Initech Ltd", "Volta School"]),
        ("law", []),
    ],
)
def test_the_jobs_of_a_trade_are_those_whose_titles_speak_of_it(topic: str, employers: list[str]) -> None:
    assert [job.name for job in LOOKUP.jobs_in(topic)] == employers


def test_a_misspelt_name_is_mended_by_the_words_of_the_resume() -> None:
    assert LOOKUP.respelt("kubernetse") == "kubernetes"
    assert LOOKUP.respelt("kubernetes") == ""
    assert LOOKUP.respelt("salesforce") == ""


def test_lines_that_say_the_same_in_other_words_are_related_and_only_of_jobs() -> None:
    found = LOOKUP.related("coaching")
    assert "Mentored five engineers, two of whom became team leads." in texts(found)
    assert {one.chunk.kind for one in found} == {"bullet"}
    assert LOOKUP.related("coaching", (3,)) == ()
    assert LOOKUP.related("xylophone") == ()


def test_figures_are_ranked_largest_first() -> None:
    found = LOOKUP.by_figure(["kubernetes"])
    assert texts(found)[:1] == ["Ran 30 Kubernetes clusters."]
    assert LOOKUP.by_figure(["handbook"]) == ()  # it gives no figure


def test_the_figure_beside_the_word_decides_not_the_largest_of_the_line() -> None:
    lookup = Lookup(
        candidate_of(
            "# Bo\n\n## Experience\n\n### Designer, Acme Ltd\n2010 – 2012\n"
            "- Six episodes, £710,000, a crew of 19.\n- Film with a crew of 34, £20,000.\n"
        )
    )
    assert [text[:4] for text in texts(lookup.by_figure(["crew"]))] == ["Film", "Six "]


def test_a_name_written_in_one_word_is_found_in_two() -> None:
    candidate = candidate_of("# Ada Vale\n\n## Skills\n\n- Ex Libris Alma\n- OpenRefine\n")
    assert texts(Lookup(candidate).mentions("ExLibris")) == ["Ex Libris Alma"]


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        ("Google Analytics 4", "GA4", True),
        ("Google Analytics", "GA4", False),
        ("Sewed 22 GDVs", "GDV", True),
    ],
)
def test_numbers_and_plurals_of_short_forms(text: str, topic: str, found: bool) -> None:
    candidate = candidate_of(f"# Ada Vale\n\n## Skills\n\n- {text}\n- Knitting\n")
    assert bool(Lookup(candidate).mentions(topic)) == found


def test_slips_are_of_words_the_resume_has_and_known_words_are_none() -> None:
    lookup = Lookup(
        candidate_of(
            "# Ada Vale\n\n## Experience\n\n### Nurse, Elm Clinics\n2019 – 2021\n\n- Ran a platform.\n"
        )
    )
    assert lookup.slips_of("hw many clincs r on teh platfrom") == ["clinics", "platform"]
    assert lookup.slips_of("how many clinics are on the platforms") == []
    assert lookup.slips_of("any patents or printing?") == []


def test_a_longer_word_is_no_slip_of_the_one_it_begins_with() -> None:
    lookup = Lookup(candidate_of("# Ada Vale\n\n## Languages\n\n- German\n- Spanish\n"))
    assert lookup.respelt("Germany") == ""
    assert lookup.respelt("Spanih") == "spanish"
