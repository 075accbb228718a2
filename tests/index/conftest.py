"""A small reading made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.embed import HashingEncoder
from index.models import (
    Contact,
    Credential,
    Document,
    Education,
    Fact,
    PartialDate,
    Period,
    Position,
    Reading,
    Resume,
    SkillGroup,
    Span,
)

RESUME = """# Ada Example

Principal Engineer
Springfield · ada@example.org · [site](https://ada.example.org)

## Summary

Engineer with 12 years in storage. Builds teams, e.g. two at Acme Inc. and one abroad.

## Skills

Languages: Go · C++ · Python
Cloud: Kubernetes · Terraform

## Experience

Principal Engineer
2019 – Present
Acme Inc. — Springfield

- **Storage:** cut \\$1.2M a year by moving 40 PB to erasure codes; kept 99.99% availability through the move.
- Mentored five engineers — two became team leads within eighteen months.
- Wrote the on-call handbook.

Software Engineer
2012 – 2019
Globex Corporation — Shelbyville

- Built the billing service in Go. It took v2.0 to three regions.
- Ran Kubernetes clusters for 30 teams.

## Education

B.Sc., Computer Science · Springfield University
2012

## Certifications

Certified Kubernetes Administrator
"""


class Written:
    """A document and a way to point at its words: `fact("Go", after="Languages")`."""

    def __init__(self, text: str, source: str = "ada.md") -> None:
        self.text, self.source = text, source

    def fact(self, raw: str, clean: str | None = None, after: str = "") -> Fact:
        start = self.text.index(raw, self.text.index(after))
        span = Span(
            source=self.source, start=start, end=start + len(raw), line=1 + self.text.count("\n", 0, start)
        )
        return Fact(text=clean or raw, span=span)

    def over(self, first: str, last: str, after: str = "") -> Span:
        start = self.text.index(first, self.text.index(after))
        end = self.text.index(last, start) + len(last)
        return Span(source=self.source, start=start, end=end, line=1 + self.text.count("\n", 0, start))

    def document(self) -> Document:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Document(
            source=self.source, format="markdown", text=self.text, sha256=digest, words=len(self.text.split())
        )


def read_ada(text: str = RESUME) -> Reading:
    """The reading of `RESUME`, or of a text that differs from it in words outside the facts below."""
    w = Written(text)
    clean_storage = (
        "Storage: cut $1.2M a year by moving 40 PB to erasure codes; "
        "kept 99.99% availability through the move."
    )
    resume = Resume(
        name=w.fact("Ada Example"),
        headline=(w.fact("Principal Engineer"),),
        contact=Contact(
            email=w.fact("ada@example.org"),
            location=w.fact("Springfield"),
            links=(w.fact("[site](https://ada.example.org)", "https://ada.example.org"),),
        ),
        summary=(
            w.fact("Engineer with 12 years in storage. Builds teams, e.g. two at Acme Inc. and one abroad."),
        ),
        skills=(
            SkillGroup(
                label=w.fact("Languages"),
                items=(w.fact("Go", after="Languages:"), w.fact("C++"), w.fact("Python")),
                span=w.over("Languages", "Python"),
            ),
            SkillGroup(
                label=w.fact("Cloud"),
                items=(w.fact("Kubernetes"), w.fact("Terraform")),
                span=w.over("Cloud", "Terraform"),
            ),
        ),
        positions=(
            Position(
                entry=0,
                organization=w.fact("Acme Inc.", after="## Experience"),
                title=w.fact("Principal Engineer", after="## Experience"),
                period=Period(
                    start=PartialDate(year=2019), end=None, present=True, printed=w.fact("2019 – Present")
                ),
                location=w.fact("Springfield", after="## Experience"),
                section="Experience",
                bullets=(
                    w.fact(_line(text, "**Storage:**"), clean_storage),
                    w.fact("Mentored five engineers — two became team leads within eighteen months."),
                    w.fact("Wrote the on-call handbook."),
                ),
                span=w.over("Principal Engineer", "handbook.", after="## Experience"),
            ),
            Position(
                entry=1,
                organization=w.fact("Globex Corporation"),
                title=w.fact("Software Engineer"),
                period=Period(
                    start=PartialDate(year=2012), end=PartialDate(year=2019), printed=w.fact("2012 – 2019")
                ),
                location=w.fact("Shelbyville"),
                section="Experience",
                bullets=(
                    w.fact("Built the billing service in Go. It took v2.0 to three regions."),
                    w.fact("Ran Kubernetes clusters for 30 teams."),
                ),
                span=w.over("Software Engineer", "30 teams."),
            ),
        ),
        education=(
            Education(
                institution=w.fact("Springfield University"),
                degree=w.fact("B.Sc., Computer Science"),
                period=Period(
                    start=None,
                    end=PartialDate(year=2012),
                    printed=w.fact("2012", after="Springfield University"),
                ),
                span=w.over("B.Sc.", "2012"),
            ),
        ),
        certifications=(
            Credential(
                name=w.fact("Certified Kubernetes Administrator"), span=w.over("Certified", "Administrator")
            ),
        ),
        sections=tuple(
            w.fact(f"## {heading}", heading)
            for heading in ("Summary", "Skills", "Experience", "Education", "Certifications")
        ),
    )
    return Reading(documents=(w.document(),), resume=resume, coverage=1.0)


def read_files(paths: Sequence[Path]) -> Reading:
    """Stands in for the readers: the one file must be `RESUME` with other words outside the facts."""
    return read_ada(Path(paths[0]).read_text(encoding="utf-8"))


def _line(text: str, start: str) -> str:
    at = text.index(start)
    return text[at : text.index("\n", at)]


@pytest.fixture
def ada() -> Reading:
    return read_ada()


@pytest.fixture
def ada_file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.md"
    path.write_text(RESUME, encoding="utf-8")
    return path


@pytest.fixture
def reader() -> Callable[[Sequence[Path]], Reading]:
    return read_files


@pytest.fixture
def written() -> type[Written]:
    return Written


@pytest.fixture
def hashing() -> HashingEncoder:
    return HashingEncoder(256)
