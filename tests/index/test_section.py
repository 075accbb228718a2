"""Which lines are headings, and what they mean."""

from __future__ import annotations

from index.models import Document
from index.readers.lines import split_lines
from index.section import split_sections


def split(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    document = Document(source="a", format="x", text=text, sha256="")
    lines = split_lines(document, atx=markdown)
    sections = split_sections(document, lines)
    for section in sections:
        if section.heading_span:
            assert text[section.heading_span.start : section.heading_span.end] == section.heading
    return [(section.heading, section.kind) for section in sections]


def test_markdown_headings_divide_at_their_level_and_unknown_ones_stay() -> None:
    text = "# Ann\n\n## Experience\n### Cook\n## Kaleidoscopes\nx\n## Education\n### Certifications\ny\n"
    assert split(text, markdown=True) == [
        ("", "header"),
        ("Experience", "experience"),
        ("Kaleidoscopes", "other"),
        ("Education", "education"),
        ("Certifications", "certifications"),
    ]


def test_plain_headings_by_capitals_colon_decoration_or_letter_spacing() -> None:
    text = "Ann Lee\n\nE X P E R I E N C E\n\nCook\n\n=== Education ===\n\nBSc\n\nSkills:\nTea\n"
    found = split(text)
    assert ("E X P E R I E N C E", "experience") in found
    assert ("Education", "education") in found
    assert ("Skills", "skills") in found


def test_the_span_of_a_heading_covers_its_words_and_no_mark_before_them() -> None:
    text = "# Ann\n\n## Certi\u2029fications\n\nx\n\n## &#69;ducation\n\ny\n"
    document = Document(source="a", format="x", text=text, sha256="")
    spans = [each.heading_span for each in split_sections(document, split_lines(document, atx=True))]
    assert [text[span.start : span.end] for span in spans if span] == [
        "Certi\u2029fications",
        "&#69;ducation",
    ]


def test_capital_employers_and_the_name_are_no_headings() -> None:
    text = (
        "ANN LEE\n\nEXPERIENCE\n\nGENERAL WIDGETS\nSenior Cook 2019 – 2021\n- x\n\n"
        "EDUCATION\n\nBSc\n\nBEEKEEPING\n\nyes\n"
    )
    assert [heading for heading, _ in split(text)] == ["", "EXPERIENCE", "EDUCATION", "BEEKEEPING"]


def test_a_labelled_line_is_a_section_of_its_own_but_not_among_skills() -> None:
    assert ("Languages", "languages") in split("A B\n\nEDUCATION\n\nBSc\n\nLanguages: French, Thai\n")
    assert ("Languages", "languages") not in split("A B\n\nSKILLS\n\nLanguages: Go, Java\n")


def test_inline_labels_are_sections_with_or_without_blank_lines() -> None:
    text = (
        "ANN LEE\n\nEDUCATION\nBSc Maths, Oslo University, 2010\n\n"
        "SOFTWARE: Excel; R\nLANGUAGES: French, Thai\n"
        'PUBLICATION: "Bolts", Steel Review, 2018\nINTERESTS: fly fishing\nREFERENCES on request\n'
    )
    assert split(text)[2:] == [
        ("SOFTWARE", "skills"),
        ("LANGUAGES", "languages"),
        ("PUBLICATION", "publications"),
        ("INTERESTS", "interests"),
        ("REFERENCES", "references"),
    ]
    titled = "Ann Lee\n\nEducation\nBSc Maths, 2010\nInterests: chess\nPublications: Bolts, 2018\n"
    assert [kind for _, kind in split(titled)][2:] == ["interests", "publications"]


def test_a_label_inside_an_entry_opens_no_section() -> None:
    text = (
        "ANN LEE\n\nEXPERIENCE\n\nCook, Inn Ltd, 2019 – 2021\n\nSKILLS: sauces\n\n"
        "Cook, Bar Ltd, 2015 – 2018\n\nTOOLS: knives\n\nBaker, Loaf Ltd, 2012 – 2014\nTOOLS: ovens\n"
    )
    assert [heading for heading, _ in split(text)] == ["", "EXPERIENCE"]


def test_the_profession_under_the_name_is_no_section() -> None:
    text = "# Ann Lee\n## Hotel General Manager\n\nann@lee.org\n\n## Career\n\nx\n"
    assert split(text, markdown=True) == [("", "header"), ("Career", "experience")]


def test_a_heading_in_two_languages_means_what_either_half_means() -> None:
    text = "# Ann Lee\n\n## Formation / Education\n\nx\n\n## Langues / Languages\n\ny\n"
    assert [kind for _, kind in split(text, markdown=True)] == ["header", "education", "languages"]


def test_text_without_headings_is_one_header() -> None:
    assert split("hello\nworld\n") == [("", "header")]
    assert split("") == []


def test_capitals_are_an_unknown_heading_where_the_entries_above_have_none() -> None:
    text = (
        "**STUDIES**\nBSc Nursing, Kelvin University, 2009\n\n"
        "**WHAT I MAY DO**\n2018 Certified Trainer\n2019 Chartered Engineer\n\n"
        "**WHAT OTHERS SAID**\n2020 Timber Prize, Clyde Society\n2021 School Award\n\n"
        "**LANGUAGES**\nFrench\n"
    )
    assert split(text) == [
        ("STUDIES", "education"),
        ("WHAT I MAY DO", "certifications"),
        ("WHAT OTHERS SAID", "awards"),
        ("LANGUAGES", "languages"),
    ]


def test_employers_in_capitals_are_no_headings() -> None:
    text = (
        "EXPERIENCE\nACME CORNER\nCook 2010 - 2012\n\nBLUE LAGOON\nBaker 2008 - 2010\n\nLANGUAGES\nFrench\n"
    )
    assert [heading for heading, _ in split(text)] == ["EXPERIENCE", "LANGUAGES"]


def test_a_form_that_counts_its_headings_is_divided_by_them() -> None:
    text = "I. Education\nBSc Maths\nII. Work history\nCook\nREFEREES\nAnn Lee\nIII. Languages: Thai, Lao\n"
    document = Document(source="cv.txt", format="text", text=text, sha256="")
    sections = split_sections(document, split_lines(document, atx=False))
    assert [(section.heading, section.kind) for section in sections] == [
        ("Education", "education"),
        ("Work history", "experience"),
        ("REFEREES", "references"),
        ("Languages", "languages"),
    ]
    line = sections[-1].lines[0]
    assert line.text == text[line.span.start : line.span.end] == "Thai, Lao"


def test_labelled_lines_set_apart_are_sections_of_their_own_after_another_one() -> None:
    text = (
        "# Ann Lee\n\n## Study\n\nBSc Nursing, Tarn University, 2009 - 2013\n\n"
        "**Certificates:** Manual Handling (2024)\n\n**Awards:** Nurse of the Year 2022\n\n"
        "**Giving back:** Dog rescue, fosterer since 2017\n"
    )
    assert split(text, markdown=True)[2:] == [
        ("Certificates", "certifications"),
        ("Awards", "awards"),
        ("Giving back", "volunteering"),
    ]


def test_a_labelled_line_within_a_job_stays_there() -> None:
    text = (
        "# Ann Lee\n\n## Experience\n\n### Nurse, Tarn Clinic\n2019 - 2021\n\n- Led.\n\n"
        "**Awards:** Nurse of the Year 2022\n\n### Aide, Moss Clinic\n2015 - 2018\n\n- Helped.\n"
    )
    assert ("Awards", "awards") not in split(text, markdown=True)
