"""Units carry their context, cover words of the document, and keep their ids."""

from __future__ import annotations

import re
from pathlib import Path

from index.chunk import chunk
from index.models import Chunk, Fact, Period, Position, Reading, Resume
from index.passage import clean_text
from index.resume import read_sources
from tests.counted import calls_of


def by_id(reading: Reading) -> dict[str, Chunk]:
    return {unit.id: unit for unit in chunk(reading)}


def test_the_same_reading_gives_the_same_units(ada: Reading) -> None:
    first, second = chunk(ada), chunk(ada)
    assert first == second
    assert len({unit.id for unit in first}) == len(first)


def test_every_fact_of_the_resume_is_a_unit(ada: Reading) -> None:
    texts = {unit.text for unit in chunk(ada)}
    resume = ada.resume
    facts = [resume.name, *resume.headline, *resume.summary, resume.contact.email, *resume.contact.links]
    facts += [bullet for position in resume.positions for bullet in position.bullets]
    facts += [skill for group in resume.skills for skill in group.items]
    assert {fact.text for fact in facts if fact} <= texts


def test_every_unit_of_one_fact_reads_as_its_span(ada: Reading) -> None:
    text = ada.documents[0].text
    for unit in chunk(ada):
        if unit.kind in ("bullet", "sentence") or (unit.kind == "fact" and "link" not in unit.id):
            assert clean_text(text[unit.span.start : unit.span.end]) == unit.text, unit.id


def test_a_bullet_knows_its_employer_title_and_dates(ada: Reading) -> None:
    unit = by_id(ada)["position.0.bullet.2"]
    assert unit.context == "Principal Engineer, Acme Inc., 2019 – Present"
    assert (unit.section, unit.section_kind, unit.entry) == ("Experience", "experience", 0)


def test_a_long_bullet_gives_sentences_inside_it_with_its_context(ada: Reading) -> None:
    units = by_id(ada)
    whole, first, second = (units[f"position.0.bullet.0{part}"] for part in ("", ".s0", ".s1"))
    assert first.text == "Storage: cut $1.2M a year by moving 40 PB to erasure codes"
    assert second.text == "kept 99.99% availability through the move."
    for part in (first, second):
        assert (part.kind, part.parent, part.context, part.entry) == ("sentence", whole.id, whole.context, 0)
        assert whole.span.start <= part.span.start < part.span.end <= whole.span.end


def test_what_was_achieved_elsewhere_belongs_to_the_job_it_names(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(
        "# Jo Bell\n\n## Achievements\n\n### Tax\n\n- Won a dispute at Waipa Ledger over livestock. "
        "The client kept $64,300.\n"
        "- Filed 310 returns a season.\n\n## Experience\n\n### Accountant, Waipa Ledger Ltd\n"
        "May 2022 - present\n\n- Stood in for the partner.\n",
        encoding="utf-8",
    )
    units = {unit.text: unit.entry for unit in chunk(read_sources([path]))}
    assert units["Won a dispute at Waipa Ledger over livestock."] == units["The client kept $64,300."] == 0
    assert units["Filed 310 returns a season."] is None


def test_a_bullet_of_one_clause_has_no_parts(ada: Reading) -> None:
    assert not [unit for unit in chunk(ada) if unit.parent == "position.0.bullet.2"]


def test_an_entry_covers_its_own_heading_lines_only(ada: Reading) -> None:
    text = ada.documents[0].text
    entry = by_id(ada)["position.1"]
    assert entry.text == "Software Engineer, Globex Corporation, 2012 – 2019, Shelbyville"
    assert text[entry.span.start : entry.span.end] == (
        "Software Engineer\n2012 – 2019\nGlobex Corporation — Shelbyville"
    )


def test_an_employer_printed_above_two_roles_stays_outside_the_second(written) -> None:
    w = written("Acme\n\nLead\n2019 – 2021\n\n- Ran it all.\n\nEngineer\n2015 – 2019\n\n- Did it all.\n")

    def role(title: str, dates: str, bullet: str) -> Position:
        return Position(
            entry=0,
            organization=w.fact("Acme"),
            title=w.fact(title),
            period=Period(start=None, end=None, printed=w.fact(dates)),
            section="Work",
            bullets=(w.fact(bullet),),
            span=w.over("Acme", "Did it all."),
        )

    resume = Resume(
        positions=(role("Lead", "2019 – 2021", "Ran it all."), role("Engineer", "2015 – 2019", "Did it all."))
    )
    units = by_id(Reading(documents=(w.document(),), resume=resume, coverage=1.0))
    spans = [units[f"position.{n}"].span for n in (0, 1)]
    assert [w.text[span.start : span.end] for span in spans] == [
        "Acme\n\nLead\n2019 – 2021",
        "Engineer\n2015 – 2019",
    ]
    assert units["position.1"].text == "Engineer, Acme, 2015 – 2019"


def test_contact_facts_never_share_a_unit(ada: Reading) -> None:
    contact = [
        unit for unit in chunk(ada) if unit.section_kind == "contact" and unit.id.startswith("contact.")
    ]
    assert {unit.id for unit in contact} == {"contact.email", "contact.location", "contact.link.0"}
    assert all(len(re.findall(r"@|https?:|Springfield", unit.text)) == 1 for unit in contact)


def test_withheld_contact_data_gives_no_unit(ada: Reading) -> None:
    contact = ada.resume.contact.model_copy(update={"email": None, "phone_withheld": True})
    reading = ada.model_copy(update={"resume": ada.resume.model_copy(update={"contact": contact})})
    assert "contact.email" not in by_id(reading)
    assert "contact.phone" not in by_id(reading)


def test_single_skills_belong_to_their_group(ada: Reading) -> None:
    units = by_id(ada)
    assert units["skills.0"].text == "Languages: Go, C++, Python"
    assert (units["skills.0.1"].text, units["skills.0.1"].parent) == ("C++", "skills.0")
    assert units["skills.0.1"].context == "Languages"


def test_a_level_is_said_with_the_skills_it_is_of(ada: Reading) -> None:
    group = ada.resume.skills[0]
    told = group.model_copy(update={"level": group.items[0].model_copy(update={"text": "Good"})})
    resume = ada.resume.model_copy(update={"skills": (told,)})
    units = by_id(ada.model_copy(update={"resume": resume}))
    assert units["skills.0"].text == "Languages (Good): Go, C++, Python"
    assert units["skills.0.1"].context == "Languages (Good)"


def test_headings_bear_the_kind_of_what_stands_under_them(ada: Reading) -> None:
    kinds = {unit.text: unit.section_kind for unit in chunk(ada) if unit.kind == "section"}
    assert kinds == {
        "Summary": "summary",
        "Skills": "skills",
        "Experience": "experience",
        "Education": "education",
        "Certifications": "certifications",
    }


def test_a_sentence_that_is_not_in_the_text_is_left_out(ada: Reading) -> None:
    # A reader's mistake: the clean text says what the raw text does not. No span may be made up for it.
    bullet = ada.resume.positions[0].bullets[1]
    wrong = Fact(text="Never said anywhere at all. Mentored five engineers", span=bullet.span)
    first = ada.resume.positions[0].model_copy(update={"bullets": (wrong,)})
    resume = ada.resume.model_copy(update={"positions": (first,)})
    parts = [unit for unit in chunk(ada.model_copy(update={"resume": resume})) if unit.kind == "sentence"]
    assert "Never said anywhere at all." not in {part.text for part in parts}


def test_nothing_read_gives_no_units() -> None:
    assert chunk(Reading(documents=(), resume=Resume(), coverage=0)) == ()


def test_a_heading_that_two_documents_share_stands_over_the_words_of_each(tmp_path: Path) -> None:
    first = "# Ada Example\n\n## Experience\n\n### Cook, Inn Ltd\n2019 – 2021\n\n## Education\n\n"
    (tmp_path / "1.md").write_text(first + "BSc Baking, Lakeside College, 2011\n")
    second = "# Ada Example\n\n## Talks\n\n- On bread\n\n## Education\n\n"
    (tmp_path / "2.md").write_text(second + "MSc Public Health, University of York, 2015\n")
    units = chunk(read_sources([tmp_path]))
    assert {unit.section for unit in units if unit.text.startswith("MSc Public Health")} == {"Education"}


def table_of(rows: int, folder: Path) -> Reading:
    """A résumé with so many jobs and headings, a line or two each."""
    jobs = "".join(
        f"### Engineer {n}, Firm {n} Ltd\n{1950 + n % 70} – {1951 + n % 70}\n- Built thing {n}.\n"
        for n in range(rows)
    )
    topics = "".join(f"## Topic {n}\nWords about thing {n}.\n\n" for n in range(rows))
    file = folder / f"{rows}.md"
    file.write_text(f"# Dana Okafor\n\n## Experience\n{jobs}\n{topics}", encoding="utf-8")
    return read_sources([file])


def test_twice_the_table_is_twice_the_work(tmp_path: Path) -> None:
    small, large = table_of(100, tmp_path), table_of(200, tmp_path)
    assert calls_of(lambda: chunk(large)) < 2.5 * calls_of(lambda: chunk(small))
