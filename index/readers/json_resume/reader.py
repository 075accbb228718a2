"""JSON Resume (the published schema, and its older drafts) -> its transcript, typed as the file itself types
it.

A readable text is written down, and each fact of the résumé points at its words there. Nothing is guessed: a
field that is not what the schema says is read as far as it can be, and named (`fields.py`). It refuses to
know other kinds of JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from index.address import can_be_followed, dead_links_told
from index.dates import find_ranges
from index.errors import SourceRefused
from index.impossible import impossible_dates
from index.models import (
    Contact,
    Credential,
    Education,
    Fact,
    Item,
    PartialDate,
    Period,
    Position,
    Resume,
    SkillGroup,
    Span,
    Transcript,
)
from index.passage import shortened
from index.readers.draft import Draft, Printed, Run
from index.readers.json_resume.fields import (
    SILENT,
    Fields,
    holds_words,
    is_nothing,
    kind_of,
    says_something,
)
from index.readers.text import NotText, decode_text

FORMAT = "json-resume"
_SCHEMA = 'Give a JSON Resume: one object with "basics", "work", "education", "skills" and the like.'
_SECTIONS = (
    ("work", "Work"),
    ("volunteer", "Volunteering"),
    ("education", "Education"),
    ("projects", "Projects"),
    ("awards", "Awards"),
    ("certificates", "Certificates"),
    ("publications", "Publications"),
    ("skills", "Skills"),
    ("languages", "Languages"),
    ("interests", "Interests"),
    ("references", "References"),
)
_KNOWN = frozenset(("basics", *(key for key, _ in _SECTIONS)))
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:T.*)?")


def read_json_resume(data: bytes, source: str) -> Transcript:
    """The résumé as the file says it. Raises SourceRefused with the cause and the remedy."""
    return _Writer(_loaded(data, source), source).transcript(data)


def _loaded(data: bytes, source: str) -> Mapping[str, Any]:
    try:
        loaded = json.loads(decode_text(data))
    except NotText as error:
        raise SourceRefused(source, f"the file is not text ({error}).", _SCHEMA) from error
    except json.JSONDecodeError as error:
        raise SourceRefused(
            source,
            f"the JSON is broken at line {error.lineno}, column {error.colno}: {error.msg.lower()}.",
            "Mend it there, and try again.",
        ) from error
    except RecursionError as error:
        raise SourceRefused(source, "it is nested too deeply to be a résumé.", _SCHEMA) from error
    except ValueError as error:  # a number of thousands of digits
        raise SourceRefused(source, "the JSON holds a number that is too large.", _SCHEMA) from error
    if not isinstance(loaded, dict):
        what = "nothing in it" if loaded is None or loaded == [] else f"{kind_of(loaded)}, no object"
        raise SourceRefused(source, f"the JSON is not a résumé: there is {what}.", _SCHEMA)
    known = {key: loaded[key] for key in loaded if key in _KNOWN}
    if loaded and not known:
        keys = ", ".join(f"“{str(key)[:20]}”" for key in list(loaded)[:4])
        raise SourceRefused(source, f"the JSON is not a résumé: it holds {keys}.", _SCHEMA)
    if not any(map(says_something, known.values())):
        raise SourceRefused(
            source, "there is nothing in this JSON Resume.", "Fill it in, or give another file."
        )
    return loaded


class _Writer:
    """Writes the text down and types what it wrote."""

    def __init__(self, loaded: Mapping[str, Any], source: str) -> None:
        self.loaded, self.source = loaded, source
        self.draft = Draft(source, FORMAT)
        self.given = Fields()
        self.fields: dict[str, list[Any]] = {
            name: []
            for name in (
                "positions",
                "volunteering",
                "education",
                "projects",
                "awards",
                "certifications",
                "publications",
                "skills",
                "languages",
                "others",
                "sections",
            )
        }

    def transcript(self, data: bytes) -> Transcript:
        name, headline, contact, summary = self._basics()
        for key, title in _SECTIONS:
            entries = self.given.entries(key, self.loaded.get(key))
            if not entries:
                continue
            self.draft.blank()
            heading = self.draft.line(Printed([Run(title)], kind="heading", level=2))
            if heading:
                self.fields["sections"].append(Fact(text=title, span=heading))
            for path, entry in entries:
                getattr(self, f"_{key}")(title, path, entry)
        for key, value in self.loaded.items():
            if key not in _KNOWN and not str(key).startswith(SILENT) and holds_words(value):
                self.given.unknown.append(str(key)[:40])
        for told in self.given.odd[:20]:
            self.draft.warn("odd_field", told)
        if self.given.unknown:
            named = ", ".join(f"“{key}”" for key in self.given.unknown[:10])
            self.draft.warn(
                "unknown_fields", f"These fields are not of the schema and were not read: {named}."
            )
        resume = Resume(
            name=name,
            headline=headline,
            contact=contact,
            summary=summary,
            **{key: tuple(values) for key, values in self.fields.items()},
        )
        return self.draft.transcript(data, resume)

    # -- the top

    def _basics(self) -> tuple[Fact | None, tuple[Fact, ...], Contact, tuple[Fact, ...]]:
        basics = self.given.mapping(self.loaded.get("basics"), "basics")
        name = self._line(self.given.text(basics, "basics", "name"))
        label = self._line(self.given.text(basics, "basics", "label"))
        self.draft.blank()
        email = self._line(self.given.text(basics, "basics", "email"))
        phone = self._line(self.given.text(basics, "basics", "phone"))
        place = self.given.mapping(basics.get("location"), "basics.location")
        parts = [self.given.text(place, "basics.location", key) for key in ("city", "region")]
        where = ", ".join(part for part in parts if part) or self.given.text(
            place, "basics.location", "countryCode"
        )
        location = self._line(where)
        street = [self.given.text(place, "basics.location", key) for key in ("address", "postalCode")]
        address = self._line(", ".join(" ".join(part.split()) for part in street if part) or None)
        links: list[Fact] = []
        urls = [(url, url) for key in ("url", "website") if (url := self.given.text(basics, "basics", key))]
        for number, profile in enumerate(self.given.items(basics.get("profiles"), "basics.profiles")):
            entry = self.given.mapping(profile, f"basics.profiles[{number}]")
            path = f"basics.profiles[{number}]"
            address_of = self.given.text(entry, path, "url")
            network, user = self.given.text(entry, path, "network"), self.given.text(entry, path, "username")
            shown = address_of or (f"{network}: {user}" if network and user else network or user)
            if shown:
                urls.append((shown, address_of or user or ""))
        for shown, address_of in dict.fromkeys(urls):
            if can_be_followed(address_of) and (link := self._line(shown)):
                links.append(link)
        if told := dead_links_told(address_of for _, address_of in urls):
            self.draft.warn("dead_link", told)
        self.draft.blank()
        summary = self._prose(self.given.text(basics, "basics", "summary"))
        self.given.note_unknown(
            basics, "basics", "name label email phone location url website profiles summary image picture"
        )
        contact = Contact(email=email, phone=phone, links=tuple(links), location=location, address=address)
        return name, (label,) if label else (), contact, summary

    # -- sections

    def _work(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        role, organization, period, span = self._head(
            path, entry, ("position",), ("name", "company"), open_end=True
        )

        location = self._line(self.given.text(entry, path, "location"))
        about = self._line(self.given.text(entry, path, "description"))
        details = self._details(path, entry)
        if about:
            details = (about, *details)
        if role is None and organization is not None:
            item = Item(
                title=organization, period=period, details=details, section=title, span=organization.span
            )
            self.fields["others"].append(item)
            named = shortened(organization.text)
            self.draft.warn("no_title", f"No job title was found for {named}; it is kept as it stands.")
        elif role is not None:
            if period is None:
                named = shortened(organization.text if organization else role.text)
                self.draft.warn("no_dates", f"No dates were found for {named.rstrip('.')}.")
            self.fields["positions"].append(
                Position(
                    entry=len(self.fields["positions"]),
                    organization=organization,
                    title=role,
                    period=period,
                    location=location,
                    section=title,
                    bullets=details,
                    span=span or role.span,
                )
            )
        self.given.note_unknown(
            entry,
            path,
            "name company position location description url website startDate endDate summary highlights",
        )

    def _volunteer(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        role, organization, period, span = self._head(
            path, entry, ("position",), ("organization", "name"), open_end=True
        )
        details = self._details(path, entry)
        if first := role or organization:
            rest = (organization,) if role and organization else ()
            item = Item(
                title=first, period=period, details=(*rest, *details), section=title, span=span or first.span
            )
            self.fields["volunteering"].append(item)
        self.given.note_unknown(
            entry, path, "organization name position url website startDate endDate summary highlights"
        )

    def _education(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        kind, area = self.given.text(entry, path, "studyType"), self.given.text(entry, path, "area")
        degree = ", ".join(part for part in (kind, area) if part) or None
        studied, institution, period, span = self._head(
            path, {**entry, "degree": degree}, ("degree",), ("institution",), open_end=False
        )
        details: list[Fact] = []
        for key in ("score", "gpa"):
            grade = self._line(self.given.text(entry, path, key))
            details += [grade] if grade else []
        for course in self.given.texts(entry, path, "courses"):
            details += filter(None, [self._line(course, bullet=True)])
        if studied or institution:
            assert span is not None
            self.fields["education"].append(
                Education(
                    institution=institution, degree=studied, period=period, details=tuple(details), span=span
                )
            )
        self.given.note_unknown(
            entry, path, "institution area studyType score gpa courses url website startDate endDate"
        )

    def _projects(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        name, _, period, span = self._head(path, entry, ("name",), ("entity",), open_end=False)
        about = self._line(self.given.text(entry, path, "description"))
        details = [about] if about else []
        details += self._details(path, entry)
        for key in ("keywords", "roles"):
            told = self._line(", ".join(self.given.texts(entry, path, key)) or None)
            details += [told] if told else []
        if name:
            self.fields["projects"].append(
                Item(title=name, period=period, details=tuple(details), section=title, span=span or name.span)
            )
        self.given.note_unknown(
            entry,
            path,
            "name entity description highlights keywords roles type url website startDate endDate summary",
        )

    def _awards(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        self._dated("awards", title, path, entry, "title", ("awarder",), "date")

    def _certificates(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        name = self._line(self.given.text(entry, path, "name"))
        issuer, period = self._issued(path, entry, ("issuer",), "date")
        if period:  # the day it was given, not the one it ends
            period = period.model_copy(update={"start": period.end, "end": None})
        if name:
            self.fields["certifications"].append(
                Credential(name=name, issuer=issuer, period=period, span=name.span)
            )
        self.given.note_unknown(entry, path, "name issuer date url website")

    def _publications(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        self._dated("publications", title, path, entry, "name", ("publisher",), "releaseDate")

    def _dated(
        self,
        field: str,
        title: str,
        path: str,
        entry: Mapping[str, Any],
        named: str,
        givers: Sequence[str],
        date: str,
    ) -> None:
        name = self._line(self.given.text(entry, path, named))
        giver, period = self._issued(path, entry, givers, date)
        details = [giver] if giver else []
        details += self._prose(self.given.text(entry, path, "summary"))
        if name:
            self.fields[field].append(
                Item(title=name, period=period, details=tuple(details), section=title, span=name.span)
            )
        self.given.note_unknown(entry, path, f"{named} {' '.join(givers)} {date} url website summary")

    def _skills(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        label, level = self.given.text(entry, path, "name"), self.given.text(entry, path, "level")
        items = self.given.texts(entry, path, "keywords")
        shown = f"{label} ({level})" if label and level else label
        line = f"{shown}: {', '.join(items)}" if shown and items else shown or ", ".join(items)
        span = self._span(line)
        if span is None or line is None:
            self.given.note_unknown(entry, path, "name level keywords")
            return
        at = span.start
        named = self._part(span, line, shown or "", 0)
        facts: list[Fact] = []
        offset = len(shown) + 2 if shown and items else 0
        for item in items:
            fact = self._part(span, line, item, offset)
            offset = fact.span.end - at if fact else offset
            facts += [fact] if fact else []
        if facts:
            self.fields["skills"].append(SkillGroup(label=named, items=tuple(facts), span=span))
        elif named:
            self.fields["skills"].append(SkillGroup(label=None, items=(named,), span=span))
        self.given.note_unknown(entry, path, "name level keywords")

    def _languages(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        language, fluency = self.given.text(entry, path, "language"), self.given.text(entry, path, "fluency")
        shown = f"{language} ({fluency})" if language and fluency else language or fluency
        told = self._line(shown, bullet=True)
        if told:
            self.fields["languages"].append(Item(title=told, section=title, span=told.span))
        self.given.note_unknown(entry, path, "language fluency")

    def _interests(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        items = ", ".join(self.given.texts(entry, path, "keywords"))
        name = self.given.text(entry, path, "name")
        told = self._line(f"{name}: {items}" if name and items else name or items or None, bullet=True)
        if told:
            self.fields["others"].append(Item(title=told, section=title, span=told.span))
        self.given.note_unknown(entry, path, "name keywords")

    def _references(self, title: str, path: str, entry: Mapping[str, Any]) -> None:
        name = self._line(self.given.text(entry, path, "name"))
        said = self._prose(self.given.text(entry, path, "reference"))
        if first := name or (said[0] if said else None):
            details = said if name else said[1:]
            self.fields["others"].append(
                Item(title=first, details=tuple(details), section=title, span=first.span)
            )
        self.given.note_unknown(entry, path, "name reference")

    # -- parts of an entry

    def _head(
        self,
        path: str,
        entry: Mapping[str, Any],
        roles: Sequence[str],
        names: Sequence[str],
        *,
        open_end: bool,
    ) -> tuple[Fact | None, Fact | None, Period | None, Span | None]:
        """Title, organisation and dates, a line each; and the span over them."""
        self.draft.blank()
        role = self._line(self.given.first(entry, path, roles), bold=True)
        organization = self._line(self.given.first(entry, path, names))
        period = self._period(path, entry, open_end=open_end)
        spans = [each.span for each in (role, organization, period.printed if period else None) if each]
        if not spans:
            return role, organization, period, None
        over = spans[0].model_copy(update={"end": spans[-1].end})
        return role, organization, period, over

    def _details(self, path: str, entry: Mapping[str, Any]) -> tuple[Fact, ...]:
        details = list(self._prose(self.given.text(entry, path, "summary")))
        for told in self.given.texts(entry, path, "highlights"):
            details += filter(None, [self._line(told, bullet=True)])
        return tuple(details)

    def _issued(
        self, path: str, entry: Mapping[str, Any], givers: Sequence[str], date: str
    ) -> tuple[Fact | None, Period | None]:
        giver = self._line(self.given.first(entry, path, givers))
        printed = self.given.text(entry, path, date)
        when = self._date(printed, f"{path}.{date}")
        told = self._line(printed)
        return giver, Period(start=None, end=when, printed=told) if when and told else None

    def _period(self, path: str, entry: Mapping[str, Any], *, open_end: bool) -> Period | None:
        begun, ended = self.given.text(entry, path, "startDate"), self.given.text(entry, path, "endDate")
        start = self._date(begun, f"{path}.startDate")
        present = bool(ended and re.fullmatch(r"(?i)present|current|now|today|ongoing", ended))
        end = None if present else self._date(ended, f"{path}.endDate")
        if is_nothing(entry.get("endDate")) and start and open_end:
            present = True  # what every theme of the schema prints
        shown_end = "present" if present else ended
        told = self._line(" – ".join(part for part in (begun, shown_end) if part) or None)
        if told is None or not (start or end or present):
            return None
        return Period(start=start, end=end, present=present, printed=told)

    def _date(self, text: str | None, path: str) -> PartialDate | None:
        if not text:
            return None
        ranges = find_ranges(text[:100])
        date = (ranges[0].start or ranges[0].end) if ranges else None
        if found := _ISO.fullmatch(text.strip()):
            date = PartialDate(year=int(found[1]), month=int(found[2]) if found[2] else None)
        if date is None:
            self.given.odd.append(f"{path}: “{text[:40]}” is no date; none was read.")
        elif impossible_dates(text.partition("T")[0]):
            self.given.odd.append(f"{path}: “{text[:40]}” cannot be a date; {date.words()} was read.")
        return date

    # -- writing

    def _span(self, text: str | None, *, bullet: bool = False, bold: bool = False) -> Span | None:
        if not text:
            return None
        return self.draft.line(Printed([Run(text, bold)], kind="bullet" if bullet else "text"))

    def _line(self, text: str | None, *, bullet: bool = False, bold: bool = False) -> Fact | None:
        span = self._span(text, bullet=bullet, bold=bold)
        return self.draft.fact(span) if span else None

    def _prose(self, text: str | None) -> tuple[Fact, ...]:
        """A text of several paragraphs, a fact each."""
        parts = re.split(r"\s*\n\s*", text) if text else []
        return tuple(fact for part in parts if (fact := self._line(part)))

    def _part(self, span: Span, line: str, words: str, after: int) -> Fact | None:
        """A stretch of a line that was just written, as a fact."""
        return self.draft.fact_in(span, words, after) if words else None
