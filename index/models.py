"""What travels between the stages of the index: frozen, validated once, each fact with its span.

The text of a Markdown or plain-text document is the file as decoded (byte-order mark dropped, line ends as
"\\n"), so that `text[start:end]` is checkable by anyone with the file. Markup stays in the text; `Fact.text`
is the same passage as a person reads it. It refuses to know files, models and stores.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Frozen(BaseModel):
    """Base of all data that crosses a boundary: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A passage of a document: character offsets into `Document.text`, end exclusive."""

    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1, description="line of `start`, counted from 1")
    page: int | None = Field(default=None, description="page of `start`, counted from 1; None without pages")


class ReadingWarning(Frozen):
    """Something the owner should know of what was read, in plain words."""

    code: str
    message: str
    source: str
    page: int | None = None


class Link(Frozen):
    """Words that lead elsewhere: offsets into `Document.text`, and the address behind them (never
    fetched)."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    target: str


class Document(Frozen):
    """One source as read. `source` is its name as shown; `sha256` is of the file's bytes.

    `strong` (stretches printed bold) and `links` are for formats whose markup is not in the text."""

    source: str
    format: str
    text: str
    sha256: str
    pages: int | None = None
    words: int = 0
    page_starts: tuple[int, ...] = Field(
        default=(), description="offsets at which the text turns to another page"
    )
    page_order: tuple[int, ...] = Field(
        default=(), description="the pages it turns to; a column may go on overleaf before the next begins"
    )
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page of the character at `offset`, counted from 1; None without pages."""
        at = bisect_right(self.page_starts, offset) - 1
        return self.page_order[at] if 0 <= at < len(self.page_order) else None


class Line(Frozen):
    """One printed line. `text` is clean (markup and escapes gone); the span covers the whole raw line
    without its line end, leading marker included."""

    kind: Literal["heading", "bullet", "text", "rule", "blank"]
    text: str
    span: Span
    level: int = Field(default=0, description="heading level 1..6 (0: not a heading); bullet nesting 0..")
    continues: bool | None = Field(
        default=None,
        description="the line before was wrapped here; None when the format does not tell",
    )


class Section(Frozen):
    """A heading and what stands under it, up to the next one. `kind` is what the heading means."""

    heading: str
    kind: str = Field(description="experience, education, skills, summary, contact, …; 'other' when unknown")
    heading_span: Span | None
    lines: tuple[Line, ...]
    level: int = 1


class Fact(Frozen):
    """A value as a person reads it, and where it stands. The span covers the words it rests on."""

    text: str
    span: Span


class PartialDate(Frozen):
    """A year, and a month where one is printed: precision is kept, nothing invented."""

    year: int = Field(ge=1900, le=2100)
    month: int | None = Field(default=None, ge=1, le=12)

    def iso(self) -> str:
        """`YYYY` or `YYYY-MM`."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    def words(self) -> str:
        """`2015`, or `March 2015`."""
        return str(self.year) if self.month is None else f"{_MONTHS[self.month - 1]} {self.year}"


class Period(Frozen):
    """A printed range of dates. `end` is None when unknown or when `present` is true."""

    start: PartialDate | None
    end: PartialDate | None
    present: bool = False
    printed: Fact


class Position(Frozen):
    """One titled role at one employer. Two roles at one employer are two positions with the same `entry`;
    the bullets of a shared block stand under the first of them."""

    entry: int = Field(description="number of the printed block, from 0: roles of one block share it")
    organization: Fact | None
    title: Fact
    progression: tuple[Fact, ...] = Field(default=(), description="steps printed within one title")
    period: Period | None = None
    location: Fact | None = None
    section: str
    bullets: tuple[Fact, ...] = ()
    span: Span


class Education(Frozen):
    institution: Fact | None
    degree: Fact | None
    period: Period | None = None
    location: Fact | None = None
    details: tuple[Fact, ...] = ()
    span: Span


class Credential(Frozen):
    """A certificate or licence."""

    name: Fact
    issuer: Fact | None = None
    period: Period | None = Field(default=None, description="when it was given, and until when it holds")
    details: tuple[Fact, ...] = Field(default=(), description="number, hours, standing: as printed beside it")
    span: Span


class SkillGroup(Frozen):
    """Skills printed together; `label` is the group's own words, if any, and `level` what a table's column
    says of how well they are known. One printed beside a single skill stays with its words."""

    label: Fact | None
    level: Fact | None = None
    items: tuple[Fact, ...]
    span: Span

    def head(self) -> str:
        """The words before the skills: "Languages (Basic)", "Languages", "Basic", or none."""
        label, level = (fact.text if fact else "" for fact in (self.label, self.level))
        return f"{label} ({level})" if label and level else label or level


class Item(Frozen):
    """An entry of any other section (patent, publication, project, award, language, …), as it stands."""

    title: Fact
    period: Period | None = None
    details: tuple[Fact, ...] = ()
    section: str
    span: Span


class Contact(Frozen):
    """`phone` and `address` are None in everything that leaves the owner's view (see `withhold`)."""

    email: Fact | None = None
    phone: Fact | None = None
    links: tuple[Fact, ...] = ()
    location: Fact | None = None
    address: Fact | None = None
    phone_withheld: bool = False
    address_withheld: bool = False


class Resume(Frozen):
    """The typed résumé: what the documents say, every fact with its span."""

    name: Fact | None = None
    headline: tuple[Fact, ...] = Field(default=(), description="the lines under the name, in order")
    contact: Contact = Contact()
    summary: tuple[Fact, ...] = Field(default=(), description="one fact a paragraph")
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    certifications: tuple[Credential, ...] = ()
    patents: tuple[Item, ...] = ()
    publications: tuple[Item, ...] = ()
    projects: tuple[Item, ...] = ()
    awards: tuple[Item, ...] = ()
    volunteering: tuple[Item, ...] = ()
    languages: tuple[Item, ...] = ()
    others: tuple[Item, ...] = Field(default=(), description="entries under headings of any other kind")
    sections: tuple[Fact, ...] = Field(default=(), description="headings as printed, in order")


class Transcript(Frozen):
    """One document as its reader wrote it down. `resume` is set by typed formats (JSON Resume) alone, and is
    then what the document says of itself: nothing is told from its lines."""

    document: Document
    lines: tuple[Line, ...]
    resume: Resume | None = None


class Reading(Frozen):
    """All that was read of one person: the pipeline's half-way product."""

    documents: tuple[Document, ...]
    resume: Resume
    warnings: tuple[ReadingWarning, ...] = ()
    coverage: float = Field(ge=0, le=1, description="share of the documents' words placed in the résumé")
    unplaced: tuple[Span, ...] = Field(default=(), description="words that found no place in the résumé")


ChunkKind = Literal["section", "entry", "bullet", "sentence", "fact"]


class Chunk(Frozen):
    """One searchable unit. `context` says whose it is (employer, title, dates) and is embedded with `text`;
    the span covers `text` only. `parent` is the id of the bullet or fact a sentence was cut from."""

    id: str
    kind: ChunkKind
    text: str
    context: str = ""
    span: Span
    section: str
    section_kind: str
    entry: int | None = Field(
        default=None, description="`Position.entry` of the employer block it belongs to"
    )
    parent: str | None = None


class Hit(Frozen):
    """A chunk found. Higher is better in every score."""

    chunk: Chunk
    score: float = Field(description="fused rank score, comparable within one search only")
    cosine: float = Field(description="best dense similarity of the unit or its sentences, -1..1")
    lexical: float = Field(description="BM25 score, 0 and up; 0 when no query word occurs")
    relief: float = Field(
        default=0.0, description="standard deviations that the score lies above the mean of all wholes"
    )
    passage: Span | None = Field(
        default=None, description="the part of the chunk that fits best, when it has parts"
    )


class FileRecord(Frozen):
    name: str
    sha256: str
    size: int


class Manifest(Frozen):
    """What a generation of the index is made of; written last, checked on load."""

    schema_version: int
    generation: str
    created: str = Field(description="ISO 8601, UTC")
    sources: tuple[FileRecord, ...]
    settings_sha256: str = Field(description="of the settings that shape the index (contact policy)")
    encoder: str = Field(description="identity of the encoder: name and hash of its weights")
    dimension: int
    count: int
    files: tuple[FileRecord, ...]
    pipeline: str = Field(default="", description="digest of the code that read and cut the sources")
