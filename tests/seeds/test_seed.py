"""The seed says all that its source says: each figure, year, name, product and acronym."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.models import Reading
from index.overview import overview
from index.resume import read_sources

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "sri-harsha-chennu.md"
SOURCE = ROOT.parent / "shared" / "seeds" / "000_8a067ff095011742.txt"
PATTERNS = {
    "figures": r"[~$]*\d[\d,.]*\d\s?%?[+MK]?|\d+[%+MK]?",
    "acronyms": r"\b(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z]\d+)\b",
    "names": r"(?<![.:\-*] )(?<!\n)\b[A-Z][a-z]{2,}(?:[A-Z][a-z]+)*\b",
    "hyphenated": r"\b[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+\b",
}
# Words that are capital only because a sentence, a bullet or a heading began with them.
PROSE = frozenset(
    ["Own", "Manage", "Lead", "Write", "Delivered", "Built", "Operated", "Led", "Designed", "Advanced"]
)
OURS = frozenset(
    [
        "Today",
        "Leads",
        "Writes",
        "Controllers",
        "Validated",
        "Rose",
        "Ran",
        "Owned",
        "Generated",
        "Customers",
        "Published",
    ]
)


@pytest.fixture(scope="module")
def source() -> Reading:
    if not SOURCE.exists():
        pytest.skip("the shared source of the seed is not beside this checkout")
    return read_sources([SOURCE])


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read_sources([SEED])


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\\(?=[$()])|\*\*", "", text))


@pytest.mark.parametrize("what", PATTERNS)
def test_every_term_of_the_source_stands_in_the_seed(source: Reading, seed: Reading, what: str) -> None:
    told, said = plain(source.documents[0].text), plain(seed.documents[0].text)
    terms = {term.strip(" .,") for term in re.findall(PATTERNS[what], told)} - PROSE
    assert len(terms) >= 20
    assert sorted(term for term in terms if term.casefold() not in said.casefold()) == []


def test_the_seed_adds_no_figure_and_no_name(source: Reading, seed: Reading) -> None:
    told, said = plain(source.documents[0].text).casefold(), plain(seed.documents[0].text)
    for what in ("figures", "acronyms", "names"):
        terms = {term.strip(" .,") for term in re.findall(PATTERNS[what], said)}
        added = sorted(term for term in terms if term.casefold() not in told)
        assert [term for term in added if term not in OURS] == []


def test_seed_and_source_are_the_same_typed_resume(source: Reading, seed: Reading) -> None:
    told, said = overview(source)["resume"], overview(seed)["resume"]
    for part in ("contact", "education", "skills", "certifications", "headline"):
        assert told[part] == said[part], part
    for first, second in zip(told["positions"], said["positions"], strict=True):
        assert {**first, "section": "", "bullets": len(first["bullets"])} == {
            **second,
            "section": "",
            "bullets": len(second["bullets"]),
        }
    assert told["name"].casefold() == said["name"].casefold()
    assert [heading.casefold() for heading in told["sections"]] == [
        heading.casefold() for heading in said["sections"]
    ]
    assert len(told["patents"]) == len(said["patents"]) == 1


def test_the_seed_reads_as_designed(seed: Reading) -> None:
    resume = seed.resume
    assert [
        (position.organization.text if position.organization else "", position.title.text, position.entry)
        for position in resume.positions
    ] == [
        ("Coupang Intelligence Cloud (CIC)", "Director of Engineering", 0),
        ("Coupang Intelligence Cloud (CIC)", "Senior Staff Software Engineer", 0),
        ("Amazon Web Services (AWS)", "Senior Software Engineer", 1),
        ("Microsoft", "Senior Software Engineer", 2),
        ("Intel Corporation", "Lead Software Engineer", 3),
    ]
    assert [step.text for step in resume.positions[-1].progression] == ["SWE", "Sr. SWE", "Lead"]
    assert [len(position.bullets) for position in resume.positions] == [9, 0, 3, 3, 1]
    assert len(resume.skills) == 5
    assert seed.warnings == ()
    assert seed.coverage == 1.0


def test_the_sentences_are_our_own(source: Reading, seed: Reading) -> None:
    told = {bullet.text for position in source.resume.positions for bullet in position.bullets}
    said = {bullet.text for position in seed.resume.positions for bullet in position.bullets}
    assert not told & said
