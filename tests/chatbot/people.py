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

# Two houses of one name, figures of many kinds.
LODGES = """# Mara Quill

## Experience

### Lodge Keeper, Heron Lodges Leith
Feb 2022 – Present, Leith

- Look after 40 cabins and a boathouse.
- Answer for a budget of £900,000 and 14 staff.
- Spent £12,000 on a new jetty.

### Deputy, Heron Lodges Arran
March 2016 – Jan 2022, Arran

- Opened the 65-cabin site in 2017.
- Scheduled nine cleaners.
- Guided canoe tours in 2018 and 2021.

### Warden, Moss Hostel
May 2009 – Feb 2016, Fort Ann

- Kept a budget of £80,000.
- Rowed eleven crossings, 90 miles at sea.

### Paper round, Fort Ann Herald
2007 – 2009

- Brought the paper to 60 houses.

## Publications

- Quill M. Jetties in winter. Lodge Review, 2018
- Quill M. Drying rooms. Lodge Review, 2023

## Skills

Excel, sailing, Gaelic (A2), English (native), Spanish (B2)
"""

# Sums of every kind, two of them under the budget.
MILLS = """# Otto Farrow

## Experience

### Director, Grindle Mills Ghent
2018 – Present, Ghent

- Run two flour mills in Ghent and Bruges and a bakery school with 240 employees and 9 direct reports.
- Own a yearly budget of £8 million; cut water cost by 20% (£700,000 a year) with a closed loop.
- Moved to new scales at both mills, £150,000 under budget.
- Signed a contract with Oakley Foods worth £9.5 million.

### Miller, Pebble Mill
2010 – 2017, Leuven

- Lead a crew of 30 people.
- Held workshops with 400 staff.
- Cut the cost per sack from £1.10 to £0.80.
- Managed a savings drive worth £20,000.

## Publications and talks

- "Stone against Steel", Miller's Monthly, 2015
- Talk: "Dust", Flour Days, Lille, 2019
- Talk: "Hands", Flour Days, Lille, 2022

## Volunteering

- Treasurer, Rowing Club Ghent, 2020 – Present: keeps a budget of £60,000.

## Projects

- Silo rebuild (2020): unloading cut from 50 to 20 minutes, budget £300,000.
- Water wheel (2022): 40 kW, £1.2 million, with a grant of £100,000.
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
