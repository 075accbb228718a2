"""Whole files to typed résumés, and the laws every reading obeys."""

from __future__ import annotations

import html
import json
import re
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.models import Document, Reading, Transcript
from index.overview import overview
from index.passage import clean_text
from index.placed import walk_facts
from index.readers.lines import split_lines
from index.resume import read_resume, read_sources

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIXTURES = sorted((HERE / "fixtures").glob("*.*"))
FILES = [
    *FIXTURES,
    *sorted((HERE.parent / "collection" / "dev").glob("*/resume.*")),
    ROOT / "seeds" / "sri-harsha-chennu.md",
]


def positions(reading: Reading) -> list[tuple[str | None, str, str, str]]:
    found = []
    for position in reading.resume.positions:
        period = position.period
        start = period.start.iso() if period and period.start else ""
        end = "present" if period and period.present else period.end.iso() if period and period.end else ""
        found.append(
            (position.organization.text if position.organization else None, position.title.text, start, end)
        )
    return found


EXPECTED = {
    "table-and-bold.md": [
        ("Shopwell Inc.", "Senior Data Scientist", "2021-05", "present"),
        ("HealthMap", "Data Scientist", "2018-07", "2021-04"),
        ("University of Waterloo", "Research Assistant", "2016", "2018"),
    ],
    "banker.txt": [
        ("Goldman Sachs", "Vice President, Equity Research", "2018-06", "present"),
        ("Goldman Sachs", "Associate, Equity Research", "2015-07", "2018-06"),
        ("Ernst & Young LLP", "Senior Auditor", "2012", "2015"),
    ],
    "numbered-entries.txt": [
        ("Gold Fields Ghana Ltd", "Mining Engineer", "2018-01", "present"),
        ("Newmont", "Graduate Trainee", "2016-09", "2017-12"),
    ],
    "dates-first.md": [
        ("Studio Bílek", "Architect", "2020", "present"),
        ("Atelier Kral", "Junior Architect", "2016", "2020"),
    ],
    "at-sign.md": [
        ("Stripe", "Software Engineer II", "2022-03", "present"),
        ("Lyft", "Software Engineer", "2019-08", "2022-02"),
        ("Google", "SWE Intern", "2018", "2018"),
    ],
    "middle-dots.md": [
        ("Noon", "Marketing Lead", "2021-09", "present"),
        ("Unilever", "Brand Manager", "2017-06", "2021-08"),
        ("P&G", "Marketing Intern", "2016", "2016"),
    ],
    "plumber.txt": [
        ("O'Connor Plumbing (self-employed)", "Owner and lead plumber", "2016", "present"),
        ("Murphy & Sons Mechanical", "Plumber", "2010", "2016"),
    ],
    "underlined-headings.md": [
        ("Acme GmbH", "Staff Engineer", "2021-01", "present"),
        ("Acme GmbH", "Senior Engineer", "2018-03", "2020-12"),
        ("Globex AG", "Engineer", "2015", "2018"),
    ],
    "chef-prose.txt": [
        ("Casa Verde", "Executive Chef", "2019", "present"),
        ("The Blue Door", "Sous Chef", "2015", "2019"),
        ("Joe's Stone Crab", "Line Cook", "2012", "2015"),
    ],
    "bullets-as-entries.md": [
        ("Flutterbolt", "Product Manager", "2020-01", "present"),
        ("Zenith Bank", "Business Analyst", "2016-09", "2019-12"),
    ],
    "academic.md": [
        ("University of Leeds", "Senior Lecturer in Physics", "2018", "present"),
        ("University of Leeds", "Lecturer in Physics", "2014", "2018"),
        ("CERN", "Postdoctoral Fellow", "2011-10", "2014-09"),
    ],
    "columns.txt": [
        ("DELL TECHNOLOGIES", "Principal Software Engineer", "2019-08", "present"),
        ("DELL TECHNOLOGIES", "Senior Software Engineer", "2016-02", "2019-07"),
        ("INTEL", "Software Engineer", "2012-07", "2016-01"),
    ],
    "employer-over-roles.md": [
        ("Karolinska University Hospital", "Head Nurse, Emergency", "2019-03", "present"),
        ("Karolinska University Hospital", "Registered Nurse", "2014", "2019-03"),
        ("Röda Korset", "Volunteer Nurse", "2012", "2013"),
        (None, "Freelance Medical Writer", "2010", "2012"),
    ],
    "german-table.txt": [
        ("Siemens AG", "Project Manager", "2019-03", "present"),
        ("BMW Group", "Process Engineer", "2015-10", "2019-02"),
    ],
    "labelled-fields.txt": [
        ("Big Rig Logistics", "Long-haul Driver", "2017", "present"),
        ("Oklahoma Dairy", "Delivery Driver", "2015", "2016"),
    ],
    "hygienist.txt": [
        ("Bright Smiles Dental", "Dental Hygienist", "2018-06", "present"),
        ("Downtown Dental Associates", "Dental Assistant", "2015-05", "2018-05"),
    ],
}


GOLD = sorted((HERE / "fixtures" / "gold").glob("*.json"))


@pytest.mark.parametrize(
    "path", [path for path in FIXTURES if path.name in EXPECTED], ids=lambda path: path.name
)
def test_positions_of_every_layout_are_read(path: Path) -> None:
    assert positions(read_sources([path])) == EXPECTED[path.name]


def test_every_layout_has_its_expectation() -> None:
    assert {path.name for path in FIXTURES} == set(EXPECTED) | {
        path.name for path in FIXTURES if path.stem in {gold.stem for gold in GOLD}
    }


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_layouts_read_as_their_gold_written_by_hand(gold: Path) -> None:
    """Positions are employer, title, start, end, place and number of bullets."""
    reading = read_sources([next(path for path in FIXTURES if path.stem == gold.stem)])
    seen = overview(reading)["resume"]
    seen["positions"] = [
        [
            *(entry[key] for key in ("organization", "title", "start", "end", "location")),
            len(entry["bullets"]),
        ]
        for entry in seen["positions"]
    ]
    seen["education_details"] = [entry["details"] for entry in seen["education"]]
    seen["education"] = [
        [entry[key] for key in ("institution", "degree", "start", "end")] for entry in seen["education"]
    ]
    seen["certifications"] = [
        [entry[key] for key in ("name", "issuer", "date", "expires")] for entry in seen["certifications"]
    ]
    expected = json.loads(gold.read_text(encoding="utf-8"))
    assert {key: seen[key] for key in expected} == expected


def test_two_roles_under_one_heading_have_their_own_dates_and_bullets() -> None:
    reading = read(
        "# A B\n\n## Experience\n\n### Acme Corp, Berlin, Germany (2015 – 2022)\n"
        "**Lead Engineer** (2018 – 2022)\n- a\n\n**Engineer** (2015 – 2018)\n- b\n",
        markdown=True,
    )
    assert positions(reading) == [
        ("Acme Corp", "Lead Engineer", "2018", "2022"),
        ("Acme Corp", "Engineer", "2015", "2018"),
    ]
    assert [[bullet.text for bullet in position.bullets] for position in reading.resume.positions] == [
        ["a"],
        ["b"],
    ]
    assert len({position.entry for position in reading.resume.positions}) == 1
    assert reading.coverage == 1.0


@pytest.mark.parametrize(
    ("heading", "employer", "place"),
    [
        ("Hotel Bellerive, Lausanne, Switzerland", "Hotel Bellerive", "Lausanne, Switzerland"),
        ("The Harrow Arms, Dublin, Ireland", "The Harrow Arms", "Dublin, Ireland"),
        ("Bluefin, Portland, OR", "Bluefin", "Portland, OR"),
        ("Wexler, Springfield, IL, USA", "Wexler", "Springfield, IL, USA"),
        (
            "Halvorsen & Pike Consulting Engineers, Oakland CA",
            "Halvorsen & Pike Consulting Engineers",
            "Oakland CA",
        ),
        ("Calder Steel Fabricators, Pueblo CO", "Calder Steel Fabricators", "Pueblo CO"),
        ("Quillon Marsh Designers, Tuckahoe NY", "Quillon Marsh Designers", "Tuckahoe NY"),
        ("Teachers' Cooperative, Oslo", "Teachers' Cooperative", "Oslo"),
    ],
)
@pytest.mark.parametrize(
    "layout",
    ["### {}\n**Junior Manager** | 2012 – 2014\n- x\n", "Junior Manager   06/2012 - 01/2014\n{}\n- x\n"],
)
def test_an_employer_is_parted_from_the_place_after_it(
    layout: str, heading: str, employer: str, place: str
) -> None:
    (position,) = read(f"# A B\n\n## Experience\n\n{layout.format(heading)}", markdown=True).resume.positions
    assert (
        position.organization and position.organization.text,
        position.location and position.location.text,
    ) == (
        employer,
        place,
    )
    assert position.title.text == "Junior Manager"
    assert [bullet.text for bullet in position.bullets] == ["x"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_no_printed_word_vanishes_unsaid(path: Path, random: Random) -> None:
    """A word put anywhere ends in a fact or heading, or is counted as unplaced and named in a warning.

    Left out: a table's column titles and a bare label ("Duties:"), which are read as labels."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    fit = [
        number
        for number, line in enumerate(lines)
        if any(letter.isalpha() for letter in line)
        and not line.rstrip().endswith(":")
        and not (line.startswith("|") and "--" in "".join(lines[number + 1 : number + 2]))
    ]
    number = random.choice(fit)
    spots = [found.start() for found in re.finditer(r"(?<![^\s|(,])(?=[^\W_])", lines[number])]
    if not spots:
        return
    at = random.choice(spots)
    lines[number] = f"{lines[number][:at]}Qwyxel {lines[number][at:]}"
    reading = read("\n".join(lines), markdown=path.suffix == ".md")
    named = [warning.message for warning in reading.warnings if warning.code == "not_placed"]
    if not any("Qwyxel" in fact.text for fact in walk_facts(reading.resume)):
        assert any("Qwyxel" in message for message in named), lines[number]
        assert reading.coverage < 1


def test_two_roles_printed_together_share_entry_period_and_the_first_has_the_bullets() -> None:
    reading = read(
        "A B\n\nEXPERIENCE\n\nHead Cook · Staff Baker\n2019 – 2021\nInn Ltd — Rome, Italy\n- x y\n"
    )
    first, second = reading.resume.positions
    assert first.entry == second.entry
    assert first.period == second.period
    assert [bullet.text for bullet in first.bullets] == ["x y"]
    assert second.bullets == ()
    assert first.location is not None
    assert first.location.text == "Rome, Italy"


def test_steps_within_one_title_are_kept_as_its_progression() -> None:
    (position,) = read(
        "A B\n\nEXPERIENCE\n\nLead Cook (Cook → Sr. Cook → Lead)\nInn Ltd, 2019 – 2021\n"
    ).resume.positions
    assert position.title.text == "Lead Cook"
    assert [step.text for step in position.progression] == ["Cook", "Sr. Cook", "Lead"]


def test_a_bullet_cut_by_a_page_break_is_one_fact_from_first_to_last_character() -> None:
    text = (
        "A B\n\nEXPERIENCE\n\nCook\n2019 – 2021\nInn Ltd\n\n"
        "- Built the \\$5 path through Config-driven\n\ndetection and repair.\n\n- Next\n"
    )
    reading = read(text)
    first, second = reading.resume.positions[0].bullets
    assert first.text == "Built the $5 path through Config-driven detection and repair."
    assert text[first.span.start : first.span.end].startswith("Built")
    assert text[first.span.start : first.span.end].endswith("repair.")
    assert second.text == "Next"


def test_an_employer_without_a_title_is_kept_as_printed_and_said() -> None:
    reading = read(
        "Ann Lee\n\nEXPERIENCE\n\nAcme Inc., 2015 – 2018\n- did things\n\n"
        "EDUCATION\nBSc Maths, Oslo University, 2010\n"
    )
    assert reading.resume.positions == ()
    assert reading.resume.others[0].title.text == "Acme Inc., 2015 – 2018"
    assert "no_title" in {warning.code for warning in reading.warnings}


def test_missing_dates_stay_missing_and_are_said() -> None:
    reading = read("Ann Lee\n\nEXPERIENCE\n\nCook, Acme Inc.\n- did things\n")
    assert reading.resume.positions[0].period is None
    assert [warning.message for warning in reading.warnings] == [
        "No dates were found for Acme Inc.."
    ] or reading.warnings


def test_text_that_is_no_resume_is_said_to_be_none() -> None:
    reading = read("the quick brown fox jumps over the lazy dog.\nnothing happened.\n")
    assert "not_a_resume" in {warning.code for warning in reading.warnings}


def test_a_folder_is_its_files_in_order_without_dotfiles(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Ann Lee\n\n## Skills\n\nTea, Coffee\n")
    (tmp_path / "a.txt").write_text("Ann Lee\n\nEXPERIENCE\n\nCook, Inn Ltd, 2019 – 2021\n- x\n")
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x01")
    (tmp_path / "old").mkdir()
    reading = read_sources([tmp_path])
    assert [document.source for document in reading.documents] == ["a.txt", "b.md"]
    assert reading.resume.name is not None
    assert reading.resume.name.span.source == "a.txt"
    assert [item.text for item in reading.resume.skills[0].items] == ["Tea", "Coffee"]


def test_the_same_resume_in_two_files_is_one(tmp_path: Path) -> None:
    text = (HERE / "fixtures" / "columns.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    one = read_sources([tmp_path])
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    two = read_sources([tmp_path])
    assert two.resume.model_copy(update={"sections": one.resume.sections}) == one.resume
    assert {heading.span.source for heading in two.resume.sections} == {"a.txt", "b.txt"}
    assert overview(two)["resume"]["sections"] == overview(one)["resume"]["sections"]
    assert len(two.documents) == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_fact_reads_as_its_span_and_nothing_is_lost(path: Path) -> None:
    reading = read_sources([path])
    text = reading.documents[0].text
    facts = walk_facts(reading.resume)
    assert len(facts) > 10
    for fact in facts:
        assert clean_text(text[fact.span.start : fact.span.end]) == fact.text
        assert text.count("\n", 0, fact.span.start) == fact.span.line - 1
    assert reading.coverage >= 0.97
    assert read_sources([path]) == reading


SCRAPS = st.sampled_from(
    [
        "# ",
        "## Experience",
        "EXPERIENCE",
        "Education",
        "Skills:",
        "- ",
        "* ",
        "  - ",
        "\n",
        "\n\n",
        " | ",
        " – ",
        ", ",
        "**",
        "(",
        ")",
        "2019 – 2021",
        "Jan 2020 - present",
        "2015",
        "Cook",
        "Acme Inc.",
        "Leeds, UK",
        "Ann Lee",
        "a@b.org",
        "+1 480 286 7818",
        "BSc Maths",
        "Oslo University",
        "Led 3 teams.",
        "[x](http://y.org)",
        "\\$5",
        "\t",
        "    ",
        "---",
        "é",
        "→",
        "12 Oak St",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(SCRAPS, max_size=30).map("".join), st.text(max_size=200)), st.booleans())
def test_any_text_is_read_without_error_and_within_itself(text: str, markdown: bool) -> None:
    reading = read(text, markdown=markdown)
    assert 0 <= reading.coverage <= 1
    for fact in walk_facts(reading.resume):
        assert 0 <= fact.span.start < fact.span.end <= len(text)
        letters = iter(html.unescape(text[fact.span.start : fact.span.end]))
        assert all(letter in letters for letter in re.sub(r"\s", "", fact.text)), fact
    assert read(text, markdown=markdown) == reading


@pytest.mark.parametrize(
    "piece", ["a", "* ", "[", "1 ", "Cook, ", "2019 - 2020 ", "+1 480 286 7818 ", "_a_", "a@b."]
)
def test_a_hostile_line_of_200_kb_is_read_in_seconds(piece: str) -> None:
    began = time.monotonic()
    read(piece * (200_000 // len(piece)))
    assert time.monotonic() - began < 20  # a quadratic pattern takes minutes; this takes one second


def read(text: str, *, markdown: bool = False) -> Reading:
    document = Document(source="cv", format="text", text=text, sha256="")
    lines = split_lines(document, atx=markdown)
    return read_resume([Transcript(document=document, lines=lines)])


def test_a_refused_file_of_a_folder_may_be_taken_out_of_it(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "cv.md").write_text("# Ann Lee\n\n## Skills\n\nTea, Coffee\n")
    (seeds / "setup.exe").write_bytes(b"MZ\x90\x00 program")
    with pytest.raises(SourceRefused) as caught:
        read_sources([seeds])
    assert str(caught.value) == (
        "setup.exe: this is a program, which cannot be read; take it out of seeds, or save the résumé as "
        "PDF, Word (.docx), Markdown, HTML, JSON Resume or plain text, and give that file."
    )
    with pytest.raises(SourceRefused, match="cannot be read; save the résumé"):
        read_sources([seeds / "setup.exe"])
