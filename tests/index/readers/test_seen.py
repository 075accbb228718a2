"""One measure of what nobody sees, and one sentence for it."""

from __future__ import annotations

import pytest

from index.readers.draft import Draft, Printed, Run
from index.readers.seen import MIN_CONTRAST, melts, tell_hidden, tell_too_deep


@pytest.mark.parametrize(
    ("ink", "lost"),
    [
        ((255, 255, 255), True),
        ((255 - MIN_CONTRAST + 1,) * 3, True),
        ((255 - MIN_CONTRAST,) * 3, False),
        ((255, 255, 200), False),  # pale yellow is seen by its blue
    ],
)
def test_ink_is_lost_only_where_no_channel_differs(ink: tuple[int, int, int], lost: bool) -> None:
    assert melts(ink, (255, 255, 255)) is lost


def told(*hidden: str, page: int | None = None) -> list[str]:
    draft = Draft("cv.pdf", "pdf")
    draft.line(Printed([Run("Ada")]))
    tell_hidden(draft, hidden, page)
    return [warning.message for warning in draft.transcript(b"").document.warnings]


def test_words_nested_too_deeply_are_told_with_what_to_do() -> None:
    draft = Draft("cv.docx", "docx")
    tell_too_deep(draft, [])
    tell_too_deep(draft, ["PhD ", "from Leeds"])
    (warning,) = draft.transcript(b"").document.warnings
    assert warning.message == (
        "Text in too many tables or boxes inside one another was left out: “PhD from Leeds”; move it out."
    )


def test_hidden_words_are_quoted_and_signs_are_not_worth_it() -> None:
    assert told("PhD from", "nowhere", page=2) == ["Hidden text on page 2 was left out: “PhD from nowhere”."]
    assert told("• –") == []
    (long,) = told("a b c d e f g h i j")
    assert long == "Hidden text was left out: “a b c d e f g h …”."
