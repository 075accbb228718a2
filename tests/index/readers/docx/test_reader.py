"""A whole Word file to its transcript."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.joiners import without_stray_joiners
from index.readers.docx import read_docx
from tests.index.readers.word import p, relation, run, write

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
)
BODY = (
    p("Ada Example", style="T")
    + p("ada@example.org")
    + p("Experience", style="H1")
    + p("Cook, Mercy Hospital, 2019 – 2021")
    + p("• Fed three hundred")
)
GOOD = write(BODY, styles=STYLES)


def test_a_file_becomes_lines_with_headings_and_bullets() -> None:
    made = read_docx(GOOD, "cv.docx")
    assert (made.document.format, made.document.pages) == ("docx", None)
    assert [(line.kind, line.level, line.text) for line in made.lines if line.text] == [
        ("heading", 1, "Ada Example"),
        ("text", 0, "ada@example.org"),
        ("heading", 2, "Experience"),
        ("text", 0, "Cook, Mercy Hospital, 2019 – 2021"),
        ("bullet", 0, "Fed three hundred"),
    ]


def test_a_running_head_is_read_once_and_page_numbers_not_at_all() -> None:
    rels = relation("a", "header", "header1.xml") + relation("b", "footer", "footer1.xml")
    number = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    data = write(BODY, styles=STYLES, header1=p("0117 555 0109"), footer1=p("Page ", number), rels=rels)
    assert [line.text for line in read_docx(data, "cv.docx").lines if line.text].count("0117 555 0109") == 1
    assert "Page" not in read_docx(data, "cv.docx").document.text


def test_notes_stand_at_the_end() -> None:
    data = write(BODY, styles=STYLES, footnotes=f'<w:footnote w:id="2">{p("In a storm.")}</w:footnote>')
    assert read_docx(data, "cv.docx").document.text.endswith("In a storm.\n")


def test_the_owner_is_told_of_hidden_and_tracked_text() -> None:
    hidden = p(run("PhD from nowhere", "<w:vanish/>"))
    gone = p('<w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del>', "New")
    made = read_docx(write(BODY + hidden + gone, styles=STYLES), "cv.docx")
    told = {warning.code: warning.message for warning in made.document.warnings}
    assert told["hidden_text"] == "Hidden text was left out: “PhD from nowhere”."
    assert "inserted was read" in told["tracked_changes"]
    assert "PhD" not in made.document.text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (write(p("")), "holds no text"),
        (write(p(""), word__media__x=b"png"), "only pictures"),
        (write(p(run("x", "<w:vanish/>"))), "holds no text"),
    ],
)
def test_a_file_without_words_is_refused(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause):
        read_docx(data, "cv.docx")


def test_the_same_bytes_give_the_same_transcript() -> None:
    assert read_docx(GOOD, "cv.docx") == read_docx(GOOD, "cv.docx")


def test_words_too_deep_in_tables_are_told() -> None:
    inside = p("deep words")
    for _ in range(110):
        inside = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    made = read_docx(write(p("flat") + inside), "cv.docx")
    (warning,) = made.document.warnings
    assert (warning.code, "“deep words”" in warning.message) == ("too_deep", True)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 2500), st.integers(0, 200))
def test_any_damage_ends_in_a_transcript_or_a_refusal(noise: bytes, at: int, cut: int) -> None:
    try:
        made = read_docx(GOOD[:at] + noise + GOOD[at + cut :], "cv.docx")
    except SourceRefused:
        return
    for line in made.lines:
        assert 0 <= line.span.start <= line.span.end <= len(made.document.text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_any_words_come_through_as_typed(words: str) -> None:
    try:
        made = read_docx(write(p(f"x{words}x")), "cv.docx")
    except SourceRefused:
        return
    (line,) = [line for line in made.lines if line.text]
    plain = without_stray_joiners(f"x{words}x").replace("\u00ad", "").replace("\u00a0", " ")
    assert "".join(line.text.split()) == "".join(plain.split())
