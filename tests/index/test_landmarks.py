"""Titles and bullets part what stands around them."""

from __future__ import annotations

from index.landmarks import Landmarks
from index.models import Fact, Position, Span


def fact(start: int, source: str = "cv.md") -> Fact:
    return Fact(text="x", span=Span(source=source, start=start, end=start + 1, line=1))


def job(title: int, *bullets: int) -> Position:
    return Position(
        entry=0,
        organization=None,
        title=fact(title),
        section="Work",
        bullets=tuple(map(fact, bullets)),
        span=fact(title).span,
    )


MARKS = Landmarks([job(50, 60, 70), job(10, 20)])


def test_a_title_or_a_bullet_parts_what_stands_around_it() -> None:
    assert MARKS.stand_between("cv.md", 15, 30)
    assert MARKS.stand_between("cv.md", 45, 55)
    assert not MARKS.stand_between("cv.md", 21, 50)  # the end is not within


def test_what_is_one_s_own_or_of_another_source_parts_nothing() -> None:
    assert not MARKS.stand_between("cv.md", 55, 65, own={60})
    assert MARKS.stand_between("cv.md", 55, 75, own={60})
    assert not MARKS.stand_between("other.md", 0, 100)
