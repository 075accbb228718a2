"""Which job a message means though it names no employer."""

from __future__ import annotations

import pytest

from chatbot.lexicon import fold
from chatbot.reference import Meant, References
from tests.chatbot.people import candidate_of

# Wards of one hospital, two titles at one employer, words that several titles share.
MIDWIFE = """# Rhona Vale

## Experience

### Ward Sister, Neonatal ICU, Northmoor Infirmary
March 2021 – Present, Penrith

- Opened a milk bank.

### Staff Midwife, Labour Ward, Northmoor Infirmary
June 2017 – February 2021, Penrith

- Trained 40 students in suturing.

### Community Midwife, Solway Births
May 2014 – May 2017, Carlisle

- Kept a caseload of 90 families.

### Healthcare Assistant, Solway Births
January 2012 – April 2014, Carlisle

- Ran the blood pressure clinic.
"""
CANDIDATE = candidate_of(MIDWIFE)
REFERENCES = References(CANDIDATE.vocabulary, CANDIDATE.entries_meant_by)
SISTER = Meant(entries=(0,), title="ward sister, neonatal icu")
STAFF = Meant(entries=(1,), title="staff midwife, labour ward")
COMMUNITY = Meant(entries=(2,), title="community midwife")


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("her neonatal years", [SISTER]),
        ("what did she do in the NICU", [SISTER]),  # the letters of two words, one of them letters already
        ("how long on the labour ward?", [STAFF]),
        ("her time in the comunity", [COMMUNITY]),  # a slip
        ("before she was a midwife", [STAFF, COMMUNITY]),  # two titles bear it
        ("her assistant days", [Meant(entries=(3,), title="healthcare assistant")]),
        ("her time in oncology", []),
        ("what does she do?", []),
    ],
)
def test_words_of_one_title_mean_its_job(message: str, meant: list[Meant]) -> None:
    assert list(REFERENCES.hinted(fold(message))) == meant


def test_words_that_every_title_bears_mean_none() -> None:
    same = candidate_of(
        "# Io Lunt\n\n## Experience\n\n### Baker, Rye\n2019 – 2021\n\n### Baker, Oat\n2017 – 2019\n"
    )
    assert References(same.vocabulary, same.entries_meant_by).hinted("her time as a baker") == ()


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("longer on the labour ward or in the community?", [STAFF, COMMUNITY]),
        ("longer in the community or in prison?", []),
        ("labour ward or labour ward", []),
    ],
)
def test_the_sides_of_an_or_are_two_jobs(message: str, meant: list[Meant]) -> None:
    assert list(REFERENCES.compared(fold(message))) == meant


@pytest.mark.parametrize(
    ("message", "rest", "meant"),
    [
        ("what did she do at northmoor as a labour midwife?", "what did she do at northmoor", STAFF),
        ("what did she do at northmoor as a cook?", "what did she do at northmoor as a cook?", None),
        ("was she seen as a leader at northmoor", "was she seen as a leader at northmoor", None),
    ],
)
def test_a_role_at_the_end_picks_one_title_of_an_employer(
    message: str, rest: str, meant: Meant | None
) -> None:
    assert REFERENCES.of_role(message, (0, 1)) == (rest, meant)


@pytest.mark.parametrize(
    ("message", "rest", "entries"),
    [
        ("how long was she in her current job", "how long was she there", (0,)),
        ("what did she do as a community midwife", "what did she do there", (2,)),
        ("what is her current job", "what is her current job", ()),
    ],
)
def test_order_and_a_title_held_mean_a_job(message: str, rest: str, entries: tuple[int, ...]) -> None:
    found, meant = REFERENCES.of_order_or_title(message)
    assert found == rest
    assert (meant.entries[:1] if meant else ()) == entries


def test_a_place_means_the_jobs_there() -> None:
    assert REFERENCES.of_place("the carlisle chapter") == (2, 3)
    assert REFERENCES.of_place("the leeds chapter") == ()


def test_of_an_employer_with_jobs_elsewhere_a_place_means_the_title_held_there() -> None:
    moved = MIDWIFE.replace("February 2021, Penrith", "February 2021, Kendal")
    references = References(candidate_of(moved).vocabulary, candidate_of(moved).entries_meant_by)
    assert references.at_place("what did she do in kendal?") == STAFF
    assert references.at_place("what did she do in carlisle?") == Meant(entries=(2, 3))
    assert references.at_place("what did she do in leeds?") is None


def test_the_first_job_of_a_kind_is_the_earliest_whose_title_has_the_word() -> None:
    meant = REFERENCES.of_order_or_title("in her first midwife job what did she do")[1]
    assert meant is not None
    assert meant.entries == COMMUNITY.entries
    assert REFERENCES.of_order_or_title("in her first teaching job what did she do")[1] is None
