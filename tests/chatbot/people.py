"""Invented people, read and indexed as real ones are, in memory; and the chain over each."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from chatbot.candidate import Candidate
from chatbot.chain import ResumeChain
from chatbot.settings import Settings
from index import store
from index.chunk import chunk
from index.embed import Encoder, HashingEncoder
from index.models import Fact, Reading, Span
from index.resume import read_sources
from index.search import Index, views
from index.withhold import withhold

TODAY = dt.date(2026, 11, 1)
PHONE = "(555) 010-0199"
STREET = "12 Elm Street"

# Two roles at one employer, a gap (July to December 2015), an overlap (Volta beside Initech), bare years.
ADA = f"""# Ada Example, PhD

Lead Engineer
{STREET}, Springfield · {PHONE} · ada@example.org · [linkedin.com/in/ada](https://linkedin.com/in/ada)

## Summary

Engineer with 12 years in storage and a liking for careful notes. Builds teams of many nations.

## Experience

### Lead Engineer, Acme Inc.
March 2021 – Present, Springfield

- Cut cloud spending by \\$1.2M a year by moving 40 PB to erasure codes.
- Mentored five engineers, two of whom became team leads.
- Wrote the on-call handbook in Rust and Markdown.
- Ran 30 Kubernetes clusters.

### Senior Engineer, Globex Corporation
January 2018 – February 2021, Shelbyville

- Built the billing service in Go for three regions.

### Software Engineer, Globex Corporation
January 2016 – January 2018, Shelbyville

- Kept 99.95% availability of the PostgreSQL fleet.

### Accountant, Initech Ltd
March 2012 – June 2015, Ogdenville

- Reported sales to the board.

### Tutor, Volta School
2013 – 2014

- Taught evening classes in physics.

## Education

Ph.D. Computer Science, Springfield University, 2012

B.Sc. Mathematics, Shelbyville College, 2008

## Skills

Languages: Go, Rust, C++, Python
Platforms: Kubernetes, PostgreSQL, Power BI

## Certifications

- Certified Kubernetes Administrator, CNCF, 2022

## Publications

- Codes that forget, Journal of Storage, 2019

## Spoken languages

English, Spanish
"""

# A person of whom next to nothing is known.
BARE = """# Bo Plain

## Skills

Welding, Soldering
"""


def read(text: str, source: str = "cv.md") -> Reading:
    """The text as a file's reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source
        path.write_text(text, encoding="utf-8")
        return read_sources([path])


def indexed(reading: Reading, encoder: Encoder) -> Index:
    """An open index in memory."""
    chunks = chunk(reading)
    rows = encoder.encode([view for unit in chunks for view in views(unit)])
    packed = store.pack(reading, chunks, rows, sources=[], settings_sha256="", encoder=encoder.identity)
    return Index(store.unpack(packed), encoder)


@lru_cache(maxsize=32)
def index_of(text: str, *, show_phone: bool = False) -> Index:
    """The index of a text, its street address withheld, its phone number unless it is to be shown."""
    return indexed(withhold(read(text), phone=not show_phone), HashingEncoder(256))


def candidate_of(text: str, *, as_of: dt.date | None = TODAY, **named: Any) -> Candidate:
    """The candidate of a text."""
    index = index_of(text)
    return Candidate(index.resume, index.documents, index.chunks, as_of=as_of, **named)


def chain_of(
    text: str, *, as_of: dt.date | None = TODAY, show_phone: bool = False, **chosen: Any
) -> ResumeChain:
    """The chain over a text under the owner's choices."""
    return ResumeChain(index_of(text, show_phone=show_phone), Settings(**chosen), as_of)


def fact(text: str, start: int = 0) -> Fact:
    """A fact whose words stand at `start` of some document."""
    return Fact(text=text, span=Span(source="cv.md", start=start, end=start + len(text), line=1))
