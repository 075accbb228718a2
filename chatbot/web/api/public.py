"""What every visitor may see of the résumé, every entry with the place it stands.

It shows what the bot holds, from which the contact policy took what is withheld. It refuses to know doors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from chatbot.web.api.models import (
    Place,
    PublicContact,
    PublicCredential,
    PublicDocument,
    PublicItem,
    PublicPosition,
    PublicResume,
    PublicStudy,
)
from index.models import Document, Fact, Item, Period, Resume, Span

if TYPE_CHECKING:
    from chatbot.models import Profile


class Generation(Protocol):
    """The part of an open index that is shown."""

    @property
    def generation(self) -> str: ...


class Shown(Protocol):
    """The part of a `Bot` that is shown."""

    @property
    def index(self) -> Generation: ...
    @property
    def profile(self) -> Profile: ...
    @property
    def resume(self) -> Resume: ...
    @property
    def documents(self) -> tuple[Document, ...]: ...


def public_resume(bot: Shown) -> PublicResume:
    """The public view."""
    resume, profile = bot.resume, bot.profile
    return PublicResume(
        generation=bot.index.generation,
        name=profile.name,
        headline=profile.headline,
        contact=PublicContact(
            email=profile.email,
            links=profile.links,
            location=profile.location,
            phone=_text(resume.contact.phone),
            phone_on_request=resume.contact.phone_withheld,
        ),
        summary=_texts(resume.summary),
        positions=tuple(
            PublicPosition(
                organization=_text(position.organization),
                title=position.title.text,
                start=_start(position.period),
                end=_end(position.period),
                location=_text(position.location),
                section=position.section,
                bullets=_texts(position.bullets),
                at=_place(position.span),
            )
            for position in resume.positions
        ),
        education=tuple(
            PublicStudy(
                institution=_text(study.institution),
                degree=_text(study.degree),
                start=_start(study.period),
                end=_end(study.period),
                location=_text(study.location),
                details=_texts(study.details),
                at=_place(study.span),
            )
            for study in resume.education
        ),
        skills=tuple(item.text for group in resume.skills for item in group.items),
        certifications=tuple(
            PublicCredential(
                name=credential.name.text,
                issuer=_text(credential.issuer),
                date=_start(credential.period),
                at=_place(credential.span),
            )
            for credential in resume.certifications
        ),
        patents=_items(resume.patents),
        publications=_items(resume.publications),
        projects=_items(resume.projects),
        awards=_items(resume.awards),
        volunteering=_items(resume.volunteering),
        languages=_items(resume.languages),
        others=_items(resume.others),
        documents=tuple(
            PublicDocument(
                source=document.source,
                format=document.format,
                pages=document.pages,
                words=document.words,
            )
            for document in bot.documents
        ),
    )


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None


def _texts(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(fact.text for fact in facts)


def _start(period: Period | None) -> str | None:
    return period.start.iso() if period and period.start else None


def _end(period: Period | None) -> str | None:
    if period is None:
        return None
    return "present" if period.present else period.end.iso() if period.end else None


def _items(items: Sequence[Item]) -> tuple[PublicItem, ...]:
    return tuple(
        PublicItem(
            text=item.title.text, details=_texts(item.details), section=item.section, at=_place(item.span)
        )
        for item in items
    )


def _place(span: Span) -> Place:
    return Place(source=span.source, page=span.page, line=span.line, start=span.start, end=span.end)
