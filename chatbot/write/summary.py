"""A short, ordered paragraph of who the candidate is, made only of what the résumé says.

It refuses to praise: the only adjectives are the résumé's own, quoted.
"""

from __future__ import annotations

from chatbot.candidate import Candidate, unique
from chatbot.models import Draft, Focus, Statement
from chatbot.write.phrase import degree, listed, role, sentence, shortened, stay

_EARLIER = 4


class SummaryWriter:
    """Writes the answers of the intent `summary`."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate

    def write(self) -> Draft:
        """The paragraph."""
        resume, timeline, voice = self._c.resume, self._c.timeline, self._c.voice
        statements: list[Statement] = []
        jobs = timeline.jobs
        lead_jobs = timeline.current()[:2] or jobs[:1]
        name = (self._c.at(resume.name, "Name"),) if resume.name else ()
        for n, job in enumerate(lead_jobs):
            text = role(job, voice, where=False)
            if n == 0 and voice.name not in text and text.startswith(voice.subject + " "):
                text = voice.name + text.removeprefix(voice.subject)
            statements.append(Statement(text=text, evidence=(*self._c.job_headers(job), *name)))
        said = self._own_words()
        if said:
            statements.append(said)
        earlier = [job for job in jobs if job not in lead_jobs][:_EARLIER]
        if earlier:
            text = f"Earlier: {listed([stay(job) for job in earlier])}."
            statements.append(
                Statement(text=text, evidence=unique(e for job in earlier for e in self._c.job_headers(job)))
            )
        if resume.education:
            entries = resume.education[:2]
            evidence = unique(one for e in entries for one in self._c.of_education(e))
            statements.append(
                Statement(text=f"Education: {listed([degree(e) for e in entries])}.", evidence=evidence)
            )
        if not statements:
            return Draft(
                status="not_mentioned",
                confidence=0.8,
                statements=(Statement(text="The résumé has nothing to sum up."),),
            )
        return Draft(
            status="answered",
            confidence=0.95,
            statements=tuple(statements),
            focus=Focus(intent="summary", entries=tuple(e for job in lead_jobs for e in job.entries)),
        )

    def _own_words(self) -> Statement | None:
        """The first sentence of the résumé's summary, else its headline."""
        first = next((c for c in self._c.chunks if c.section_kind == "summary" and c.kind == "fact"), None)
        if first is None:
            first = next(
                (c for c in self._c.chunks if c.section_kind == "headline" and c.kind == "fact"), None
            )
        if first is None:
            return None
        return Statement(
            text=sentence(f"In the résumé's words: {shortened(first.text, 40)}"),
            evidence=(self._c.unit(first),),
        )
