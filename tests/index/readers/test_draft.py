"""What is written down keeps its place: spans cover their words, markup stands beside the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.models import Transcript
from index.passage import Sheet, clean_text
from index.readers.draft import Draft, Printed, Run, write_down


def written(*lines: Printed) -> Transcript:
    draft = Draft("cv.pdf", "pdf")
    write_down(draft, lines)
    return draft.transcript(b"bytes of the file")


def test_lines_stand_one_under_the_other_with_their_marks_apart() -> None:
    made = written(
        Printed([Run("Ada Example")], kind="heading", level=1),
        Printed([], kind="blank"),
        Printed([], kind="blank"),
        Printed([Run("Cook\t2019 – 2021")]),
        Printed([Run("Ran a kitchen")], kind="bullet"),
        Printed([Run("of nine")], kind="bullet", level=1),
    )
    assert made.document.text == "Ada Example\n\nCook\t2019 – 2021\n• Ran a kitchen\n  • of nine\n"
    assert [(line.kind, line.level, line.text) for line in made.lines if line.text] == [
        ("heading", 1, "Ada Example"),
        ("text", 0, "Cook 2019 – 2021"),
        ("bullet", 0, "Ran a kitchen"),
        ("bullet", 1, "of nine"),
    ]
    sheet = Sheet(made.document)
    for line in made.lines:
        start, end = sheet.content(line)
        assert " ".join(made.document.text[start:end].split()) == line.text


def test_bold_stretches_and_targets_are_offsets_beside_the_text() -> None:
    made = written(
        Printed([Run("  "), Run("Nur", bold=True), Run("se", bold=True), Run(", Mercy ")]),
        Printed(
            [Run("Profile", target="https://example.org/ada"), Run(" · "), Run("x", target="javascript:x")]
        ),
    )
    text = made.document.text
    assert text == "Nurse, Mercy\nProfile · x\n"
    assert [text[low:high] for low, high in made.document.strong] == ["Nurse"]
    assert [(text[link.start : link.end], link.target) for link in made.document.links] == [
        ("Profile", "https://example.org/ada")
    ]
    (warning,) = made.document.warnings
    assert (warning.code, "“javascript:x”" in warning.message) == ("dead_link", True)


def test_each_span_bears_the_page_it_begins_on() -> None:
    draft = Draft("cv.pdf", "pdf")
    lines = (("left", 1), ("left, overleaf", 2), ("right", 1), ("last", 4))
    write_down(draft, [Printed([Run(text)], page=page) for text, page in lines])
    made = draft.transcript(b"", pages=4)
    assert made.document.pages == 4
    assert [line.span.page for line in made.lines] == [1, 2, 1, 4]
    for line in made.lines:
        assert Sheet(made.document).span(line.span.start + 1, line.span.end).page == line.span.page


def test_a_typed_format_learns_where_its_words_stand() -> None:
    draft = Draft("cv.json", "json-resume")
    draft.line(Printed([Run("Work")], kind="heading", level=2))
    span = draft.line(Printed([Run(" Baker ")], kind="bullet", level=1))
    made = draft.transcript(b"")
    assert span is not None
    assert made.document.text[span.start : span.end] == "Baker"
    assert (span.line, span.page) == (2, None)
    assert draft.line(Printed([Run(" ")])) is None


@given(
    st.lists(
        st.tuples(
            st.text(max_size=30),
            st.sampled_from(["text", "bullet", "heading", "blank", "rule"]),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_any_words_lie_on_lines_of_their_own(parts: list[tuple[str, str, bool]]) -> None:
    made = written(
        *(Printed([Run(text, bold)], kind=kind) for text, kind, bold in parts)  # type: ignore[arg-type] # sampled
    )
    text = made.document.text
    assert text.count("\n") == len(made.lines)
    for line in made.lines:
        raw = text[line.span.start : line.span.end]
        assert "\n" not in raw
        assert raw.isprintable() or any(letter in raw for letter in "\t\u00ad") or not raw.isascii()
        assert line.kind != "rule" or not line.text
    for low, high in made.document.strong:
        assert text[low:high].strip()


def test_a_warning_is_one_line_whatever_it_quotes() -> None:
    draft = Draft("cv.json", "json-resume")
    draft.warn("odd_field", "work[0].startDate: “soon\n or \t later” is no date; none was read.")
    (warning,) = draft.transcript(b"").document.warnings
    assert warning.message == "work[0].startDate: “soon or later” is no date; none was read."


def test_a_line_reads_without_signs_that_say_nothing_as_its_facts_do() -> None:
    made = written(Printed([Run("Appoint\u200bments\u2003and ranks")], kind="heading", level=1))
    (line,) = made.lines
    assert line.text == clean_text(made.document.text) == "Appointments and ranks"


def test_a_letter_or_numeral_in_brackets_opens_an_item() -> None:
    made = written(
        Printed([Run("(a) "), Run("Led nine", bold=True)]),
        Printed([Run("ii) Led two")]),
        Printed([Run("b) went on")], continues=True),
        Printed([Run("(e.g. a crew)")]),
    )
    assert [(line.kind, line.text) for line in made.lines] == [
        ("bullet", "Led nine"),
        ("bullet", "Led two"),
        ("text", "b) went on"),
        ("text", "(e.g. a crew)"),
    ]
    (strong,) = made.document.strong
    assert made.document.text[slice(*strong)] == "Led nine"
