"""Files of one person -> one reading: each document read and typed, then put together.

It refuses to know encodings and markup (readers), how a document becomes facts (assemble), models, stores and
questions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from index.almanac import doubts_about
from index.assemble import assemble
from index.errors import SourceRefused, in_a_sentence
from index.merge import merge
from index.models import Document, Reading, ReadingWarning, Resume, Span, Transcript
from index.readers import read_document
from index.sources import Source, list_sources

__all__ = ["read_resume", "read_sources"]


def read_sources(paths: Sequence[Path], as_of: dt.date | None = None) -> Reading:
    """Reads files and folders (their files, sorted) as the résumé of one person. `as_of` is the day by which
    dates lie in the future; today without it.

    Raises SourceRefused when a path cannot be read or holds no résumé.
    """
    return read_resume([_read(source) for source in list_sources(paths)], as_of)


def _read(source: Source) -> Transcript:
    try:
        return read_document(source.path, source.name)
    except SourceRefused as refused:
        if source.folder is None:
            raise
        out = f"Take it out of {source.folder.name or source.folder}"
        remedy = f"{out}, or {in_a_sentence(refused.remedy)}" if refused.remedy else f"{out}."
        raise SourceRefused(refused.source, refused.reason, remedy) from refused


def read_resume(transcripts: Sequence[Transcript], as_of: dt.date | None = None) -> Reading:
    """Documents of one person -> one reading. Where two disagree, the earlier one counts, and it is told."""
    day = as_of or dt.date.today()
    documents: list[Document] = []
    warnings: list[ReadingWarning] = []
    resume = Resume()
    unplaced: list[Span] = []
    placed = words = 0
    for transcript in transcripts:
        document = transcript.document
        last_entry = max((position.entry for position in resume.positions), default=-1)
        part = assemble(transcript, first_entry=last_entry + 1)
        warnings += [*document.warnings, *part.warnings]
        read_from_words = transcript.lines if transcript.resume is None else ()
        warnings += doubts_about(part.resume, read_from_words, day, document.source)
        placed, words = placed + part.placed, words + part.words
        unplaced += part.unplaced
        if documents:
            resume, remarks = merge(resume, part.resume, document.source)
            warnings += remarks
        else:
            resume = part.resume
        documents.append(document)
    if not _is_a_resume(resume):
        message = (
            "This does not look like a résumé: no name with work, education or skills was recognised in it."
        )
        source = documents[0].source if documents else ""
        warnings.append(ReadingWarning(code="not_a_resume", message=message, source=source))
    return Reading(
        documents=tuple(documents),
        resume=resume,
        warnings=tuple(warnings),
        coverage=round(placed / words, 4) if words else 0.0,
        unplaced=tuple(unplaced),
    )


def _is_a_resume(resume: Resume) -> bool:
    typed = resume.positions or resume.education or resume.skills or resume.certifications
    named = resume.name or (resume.positions and (resume.education or resume.skills))
    return bool(typed and named)
