"""What a visitor sees before asking: who this is about, what the bot is, and questions to begin with.

A question is offered only if the chain answers it. It refuses to know doors.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.chain import ResumeChain
from chatbot.models import Ask, Profile
from chatbot.settings import Settings

_STARTERS = 4
_ABOUT = (
    "I am an assistant, not {short}. I answer from the résumé alone, show the line behind each answer, "
    "and say so when the résumé does not say."
)


def profile_of(settings: Settings, chain: ResumeChain) -> Profile:
    """The public profile under the owner's settings."""
    voice, resume = chain.candidate.voice, chain.candidate.resume
    contact = resume.contact
    offered = settings.suggested_questions or tuple(_answerable(chain, _questions(chain)))
    return Profile(
        name=voice.name,
        headline=tuple(fact.text for fact in resume.headline),
        location=contact.location.text if contact.location else None,
        email=contact.email.text if contact.email else None,
        links=tuple(link.text for link in contact.links),
        greeting=settings.greeting or f"Ask me anything about {voice.name}'s résumé.",
        about=_ABOUT.format(short=voice.short),
        starters=offered,
    )


def _questions(chain: ResumeChain) -> Iterator[str]:
    """Candidates for starters, the most telling first."""
    candidate = chain.candidate
    who, resume = candidate.voice.short, candidate.resume
    jobs = candidate.timeline.jobs
    if jobs:
        yield f"What is {who}'s current role?" if jobs[0].current else f"What was {who}'s most recent role?"
    told = [job for job in jobs if job.employer and any(p.bullets for p in job.positions)]
    if told:
        past = next((job for job in told if not job.current), told[0])
        yield f"What did {who} do at {candidate.short_name(past)}?"
    yield f"How many years of experience does {who} have?"
    if resume.education:
        yield f"Where did {who} study?"
    if resume.certifications:
        yield f"Which certifications does {who} have?"
    if resume.skills:
        yield f"What are {who}'s main skills?"


def _answerable(chain: ResumeChain, questions: Iterator[str]) -> Iterator[str]:
    found = 0
    for question in questions:
        if found < _STARTERS and chain.plain(Ask(message=question)).answer.status == "answered":
            found += 1
            yield question
