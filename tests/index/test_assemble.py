"""One document to its part of the résumé."""

from __future__ import annotations

from index.assemble import assemble
from index.models import Document, Fact, Position, Resume, Span, Transcript
from index.readers.draft import Draft, Printed, Run
from index.readers.lines import split_lines

TEXT = "# Ada Example\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n\n## Voyages\n- North\n"


def test_a_text_becomes_facts_under_its_headings() -> None:
    document = Document(source="cv.md", format="markdown", text=TEXT, sha256="")
    part = assemble(Transcript(document=document, lines=split_lines(document, atx=True)), first_entry=4)
    assert [fact.text for fact in part.resume.sections] == ["Work", "Voyages"]
    (position,) = part.resume.positions
    assert (position.entry, position.title.text) == (4, "Cook")
    assert [item.section for item in part.resume.others] == ["Voyages"]
    assert part.placed == part.words == 12
    assert part.warnings == ()


def test_what_a_typed_format_says_is_taken_as_it_is() -> None:
    draft = Draft("cv.json", "json-resume")
    at = draft.line(Printed([Run("Cook at sea, 2019")]))
    assert at is not None
    fact = Fact(text="Cook", span=Span(source="cv.json", start=0, end=4, line=1))
    given = Resume(positions=(Position(entry=1, organization=None, title=fact, section="Work", span=at),))
    part = assemble(draft.transcript(b"", given), first_entry=3)
    assert [position.entry for position in part.resume.positions] == [4]
    assert part.resume.positions[0].title == fact
    assert (part.placed, part.words) == (1, 4)
    assert [warning.code for warning in part.warnings] == ["not_placed"]


def part_of(text: str) -> Resume:
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    return assemble(
        Transcript(document=document, lines=split_lines(document, atx=True)), first_entry=1
    ).resume


def test_a_heading_nobody_knows_is_understood_by_what_stands_under_it() -> None:
    resume = part_of(
        "# Ada Example\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n\n"
        "## Halls I sat in\n\nMSc Nutrition, Harbour University, 2015 – 2017\n\n"
        "## On my bench\n\nOvens: Rational, Convotherm\nKnives: Wüsthof, Global\n\n"
        "## Odds and ends\n\nRows a boat on Sundays.\n"
    )
    (study,) = resume.education
    assert study.institution is not None
    assert study.institution.text == "Harbour University"
    assert [[item.text for item in group.items] for group in resume.skills] == [
        ["Rational", "Convotherm"],
        ["Wüsthof", "Global"],
    ]
    assert [item.section for item in resume.others] == ["Odds and ends"]


def test_a_place_stands_behind_its_label_with_or_without_a_colon() -> None:
    for between in (": ", "\t"):
        resume = part_of(
            f"Ada Example\nAnschrift{between}Passau\nTelefon{between}+49 851 5550 136\n\n## Work\n"
        )
        assert resume.contact.location is not None
        assert resume.contact.location.text == "Passau"


def test_addresses_that_open_a_column_without_a_heading_are_the_contact() -> None:
    body = "# Ada Example\n\nCook\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n\n"
    block = "Lago Alto, Chile\n+49 851 5550 136\nada@example.org\n\n"
    resume = part_of(body + "## Odds and ends\n\nRows.\n\n" + block)
    assert resume.contact.email is not None
    assert resume.contact.location is not None
    assert resume.contact.location.text == "Lago Alto, Chile"
    assert [item.title.text for item in resume.others] == ["Rows."]
    referees = part_of(body + "## References\n\nMax Muster\n+49 851 5550 136\nmax@example.org\n")
    assert referees.contact.email is None


def test_lines_of_a_mixed_section_go_where_they_say_they_belong() -> None:
    resume = part_of(
        "# Ada Example\n\n## Skills\n\nPastry: lamination, sugar\nLanguages: English (native), French\n\n"
        "## Awards & other\n\n- Gold medal, 2019\n- Volunteer instructor, Town Kitchen\n"
        "- References on request\n"
    )
    assert [item.title.text for item in resume.languages] == ["English (native)", "French"]
    assert [item.title.text for item in resume.awards] == ["Gold medal, 2019"]
    assert [item.title.text for item in resume.volunteering] == ["Volunteer instructor, Town Kitchen"]
    assert [item.title.text for item in resume.others] == ["References on request"]


def test_programming_languages_stay_skills() -> None:
    resume = part_of("# Ada Example\n\n## Skills\n\nLanguages: Go, Rust\nTools: Git, Make\n")
    assert resume.languages == ()
    assert [group.label and group.label.text for group in resume.skills] == ["Languages", "Tools"]


def test_the_row_that_names_a_tables_columns_is_no_entry() -> None:
    resume = part_of(
        "# Ada Example\n\n## Certifications\n\nCourse\tProvider\tMonth\nFirst Aid\tRed Kea\tMarch 2025\n"
    )
    assert [entry.name.text for entry in resume.certifications] == ["First Aid"]


def test_an_address_at_the_top_that_nobody_can_follow_is_told() -> None:
    text = "Ann Lee\nPortfolio: file:///home/ann/cv.pdf\n\nSKILLS\nTea, Coffee\n"
    document = Document(source="cv", format="text", text=text, sha256="")
    part = assemble(Transcript(document=document, lines=split_lines(document, atx=False)), first_entry=0)
    assert "dead_link" in {warning.code for warning in part.warnings}


def test_a_second_person_in_one_file_is_told() -> None:
    text = "# Dana Okafor\ndana@example.org\n\n## Skills\n\nKafka, Go\n\n# Igor Petrov\nigor@example.org\n"
    document = Document(source="cv.md", format="markdown", text=text, sha256="")

    def warned(document: Document) -> list[str]:
        part = assemble(Transcript(document=document, lines=split_lines(document, atx=True)), first_entry=1)
        return [warning.code for warning in part.warnings]

    assert "second_person" in warned(document)
    alone = text.replace("# Igor Petrov\nigor@example.org", "# Selected Works\nthe first")
    assert "second_person" not in warned(document.model_copy(update={"text": alone}))


def test_the_date_of_the_document_is_no_job() -> None:
    part = part_of(
        "# Ada Example\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n\nUpdated: May 2024\n"
    )
    assert [len(position.bullets) for position in part.positions] == [1]
    assert part.others == ()


FORM = (
    "CURRICULUM VITAE\n\nA) Personal particulars\nSurname: LEE\nGiven names: Ann\nDate of birth: 5 May 1980\n"
    "E-mail: ann@example.org\nNotice period: 30 days\n\nB) Education\nBSc Maths, Harbour University, 2010\n\n"
    "C) Work history\nEmployer: Acme Ltd\nTitle: Cook\nPeriod: 2011 - 2015\n\nD) Referees: on request\n"
)


def test_a_form_is_read_by_its_numbers_and_labels() -> None:
    document = Document(source="cv.txt", format="text", text=FORM, sha256="")
    part = assemble(Transcript(document=document, lines=split_lines(document, atx=False)))
    resume = part.resume
    assert resume.name is not None
    assert resume.contact.email is not None
    assert (resume.name.text, resume.contact.email.text) == ("LEE", "ann@example.org")
    assert [item.title.text for item in resume.others] == [
        "Given names: Ann",
        "Notice period: 30 days",
        "on request",
    ]
    assert [fact.text for fact in resume.sections] == [
        "Personal particulars",
        "Education",
        "Work history",
        "Referees",
    ]
    (warning,) = part.warnings  # the letters of the headings are read; the date of birth is no fact
    assert "5 … May … 1980" in warning.message


def test_a_second_name_of_the_same_words_is_read_and_another_is_kept() -> None:
    text = FORM.replace("CURRICULUM VITAE", "RESUME OF ANN LEE")
    resume = part_of(text)
    assert resume.name is not None
    assert resume.name.text == "ANN LEE"
    assert "LEE" not in [item.title.text for item in resume.others]
    renamed = part_of(text.replace("Surname: LEE", "Surname: LEE-MOSS OF KENT"))
    assert "LEE-MOSS OF KENT" in [item.title.text for item in renamed.others]


def test_labels_with_dates_behind_them_are_no_column_titles() -> None:
    text = "Ann Lee\n\nWORK\n\nFrom: 2016   To: 2019\nPosition: Cook\nCompany: Acme Ltd\n"
    (position,) = part_of(text).positions
    assert position.period is not None
    assert position.period.printed.text == "2016 To: 2019"


def test_contact_data_beside_a_date_is_no_first_job() -> None:
    top = "ANN LEE, ACMA\nAccountant\n27 Kowhai Rise, Hamilton, New Zealand\n"
    line = "ann@example.org   ph 021 555 0139   Work visa: resident visa since 2021\n"
    text = top + line + "\nEMPLOYMENT HISTORY\n\nAcme Ltd\nAccountant\n2019 - 2022\n"
    document = Document(source="cv", format="text", text=text, sha256="")
    lines = split_lines(document, atx=False)
    contact = assemble(Transcript(document=document, lines=lines), first_entry=0).resume.contact
    assert contact.email
    assert contact.email.text == "ann@example.org"
    assert contact.phone


def test_a_sentence_with_a_seat_and_its_year_is_no_job_and_a_course_is_no_degrees_school() -> None:
    text = (
        "# Ada Example\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n\n- Fed 300\n\n"
        "## Education\n\nBEng Mechatronics, Otago Technical University, 2008 – 2011\n"
        "Welding course at Tampere Adult College (not finished)\n\n"
        "## Other\n\nSecretary of the language circle since 2021. Finnish B2, Norwegian (good).\n"
        "Plays goalkeeper for over-40s.\n"
    )
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    resume = assemble(Transcript(document=document, lines=split_lines(document, atx=True))).resume
    assert [position.title.text for position in resume.positions] == ["Cook"]
    degree, course = resume.education
    assert (degree.institution and degree.institution.text) == "Otago Technical University"
    assert course.degree is None


def test_a_heading_that_is_itself_a_job_heads_what_stands_under_it() -> None:
    listed = (
        "*Ovens of my own since 2016, a stall since 2018. Some clients, oldest first:*\n\n"
        "- **Mercy Hospital**, 2016 — 300 lunches\n- **The Quay**, 2018 — suppers\n"
    )
    resume = part_of(f"# Ada Example\n\n## Freelance catering — Leeds, 2015–present\n\n{listed}")
    (job,) = resume.positions
    assert job.title.text == "Freelance catering"
    assert (job.location and job.location.text, job.organization) == ("Leeds", None)
    assert job.period is not None
    assert job.period.printed.text == "2015–present"
    assert len(job.bullets) == 3
    for heading in ("Professional experience 2015–present", "Suppers I cooked, 2015–2018"):
        assert heading not in {
            position.title.text
            for position in part_of(f"# Ada Example\n\n## {heading}\n\n{listed}").positions
        }


def test_what_is_valid_until_a_date_is_no_job() -> None:
    resume = part_of(
        "# Ada Example\n\n## Other details\n\nNotice period: 45 days\n"
        "Danish passport valid until 2031; client visit to Leeds, two weeks, May 2025\n"
        "References on request\n"
    )
    assert resume.positions == ()
    licence = part_of(
        "# Ada Example\n\n## Other information\n\n"
        "Driving licence valid until 2029; three weeks in Leeds, March 2024\nNotice: 30 days\n"
    )
    assert licence.education == ()


def test_a_table_of_skills_with_levels_is_read_by_its_columns() -> None:
    resume = part_of(
        "# Ada Example\n\n## Skills (expert = daily)\n\n| Station | Expert | Basic |\n|---|---|---|\n"
        "| Pastry | Sugar, puff | Ice |\n\nKnives: Global, Kai\n"
    )
    assert [(group.head(), [item.text for item in group.items]) for group in resume.skills] == [
        ("Pastry (Expert)", ["Sugar", "puff"]),
        ("Pastry (Basic)", ["Ice"]),
        ("Knives", ["Global", "Kai"]),
    ]


def test_who_signs_a_declaration_and_when_is_no_item() -> None:
    text = "Ann Lee\nCook\n\nSKILLS\nTea, Coffee\n\nDECLARATION\nAll this is true.\n\n"
    text += "Place: Kandy\nDate: May 2026    Ann Lee\n"
    document = Document(source="cv", format="text", text=text, sha256="")
    part = assemble(Transcript(document=document, lines=split_lines(document, atx=False)))
    assert [item.title.text for item in part.resume.others] == ["All this is true."]
    assert part.warnings == ()


def test_what_joins_languages_or_courses_is_read_for_what_it_is() -> None:
    resume = part_of(
        "# Ada Example\n\n## Work\n\n### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n\n"
        "## CPD\n\n- 2024: 30 hours – sauces, Leeds; knives\n- Speaker: Hot soup, Leeds Fair, 2023\n"
        "- Published: Soup for many, Cook Weekly, 2022\n- Food Hygiene Level 3, May 2021\n\n"
        "## Languages and other\n\n- Irish (native), Polish\n"
        "- Volunteer: soup bus, Leeds, 2020\n- Sea rower; bell ringer\n"
    )
    assert [item.name.text for item in resume.certifications] == ["Food Hygiene Level 3"]
    assert [item.title.text[:9] for item in resume.publications] == ["Published"]
    assert [item.title.text[:9] for item in resume.volunteering] == ["Volunteer"]
    assert [item.title.text for item in resume.languages] == ["Irish (native)", "Polish"]
    assert [item.title.text[:9] for item in resume.others] == ["2024: 30 ", "Speaker: ", "Sea rower"]
