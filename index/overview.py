"""A reading -> the object that `show --json` prints: what was read, for the owner's eyes.

Contact data is complete here and nowhere else. It refuses to know terminals and files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.models import Fact, Item, Period, Reading


def overview(reading: Reading) -> dict[str, Any]:
    """The "What was read" object of the design: documents, résumé, warnings, coverage. Plain JSON values."""
    resume = reading.resume
    contact = resume.contact
    return {
        "documents": [
            {
                "source": document.source,
                "format": document.format,
                "pages": document.pages,
                "words": document.words,
            }
            for document in reading.documents
        ],
        "resume": {
            "name": _text(resume.name),
            "headline": " · ".join(fact.text for fact in resume.headline) or None,
            "contact": {
                "email": _text(contact.email),
                "phone": _text(contact.phone),
                "links": _texts(contact.links),
                "location": _text(contact.location),
                "address": _text(contact.address),
            },
            "summary": "\n".join(_texts(resume.summary)) or None,
            "positions": [
                {
                    "organization": _text(position.organization),
                    "title": position.title.text,
                    **_dates(position.period),
                    "location": _text(position.location),
                    "section": position.section,
                    "bullets": _texts(position.bullets),
                }
                for position in resume.positions
            ],
            "education": [
                {
                    "institution": _text(entry.institution),
                    "degree": _text(entry.degree),
                    **_dates(entry.period),
                    "location": _text(entry.location),
                    "details": _texts(entry.details),
                }
                for entry in resume.education
            ],
            "skills": [item.text for group in resume.skills for item in group.items],
            "certifications": [
                {
                    "name": entry.name.text,
                    "issuer": _text(entry.issuer),
                    "date": _date(entry.period),
                    "expires": _dates(entry.period)["end"],
                }
                for entry in resume.certifications
            ],
            "patents": _titles(resume.patents),
            "publications": _titles(resume.publications),
            "projects": _titles(resume.projects),
            "awards": _titles(resume.awards),
            "volunteering": _titles(resume.volunteering),
            "languages": _titles(resume.languages),
            "others": [
                {"section": item.section, "text": item.title.text, "details": _texts(item.details)}
                for item in resume.others
            ],
            "sections": list(dict.fromkeys(_texts(resume.sections))),
        },
        "warnings": [
            {"code": warning.code, "message": warning.message, "source": warning.source, "page": warning.page}
            for warning in reading.warnings
        ],
        "coverage": reading.coverage,
    }


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def _texts(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.text for fact in facts]


def _titles(items: tuple[Item, ...]) -> list[str]:
    return [item.title.text for item in items]


def _dates(period: Period | None) -> dict[str, str | None]:
    if period is None:
        return {"start": None, "end": None}
    end = "present" if period.present else period.end.iso() if period.end else None
    return {"start": period.start.iso() if period.start else None, "end": end}


def _date(period: Period | None) -> str | None:
    """When a certificate was given; an expiry date alone does not say."""
    return period.start.iso() if period and period.start else None


def label_of(key: str) -> str:
    """A key of the overview as a person reads it."""
    return key.replace("_", " ").capitalize()


def in_one_line(value: object) -> str:
    """A value of the overview (a text, a list or an object of texts) on one line."""
    if isinstance(value, Mapping):
        start, end = value.get("start"), value.get("end")
        dates = {"end": f"{start} to {end}", "start": None} if start and end else {}
        return ", ".join(in_one_line(part) for part in {**value, **dates}.values() if part)
    if isinstance(value, list | tuple):
        return ", ".join(in_one_line(part) for part in value)
    return " ".join(str(value).split())
