"""Files of one person -> one reading: each document read and typed, then put together.

It refuses to know encodings and markup (readers), how a document becomes facts (assemble), models, stores and
questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from index.assemble import assemble
from index.errors import SourceRefused
from index.merge import merge
from index.models import Document, Reading, ReadingWarning, Resume, Span, Transcript
from index.readers import READABLE, read_document

__all__ = ["read_resume", "read_sources"]


def read_sources(paths: Sequence[Path]) -> Reading:
    """Reads files and folders (their files, sorted) as the résumé of one person.

    Raises SourceRefused when a path cannot be read or holds no résumé.
    """
    files = _named_apart([found for path in paths for found in _files(path)])
    if not files:
        raise SourceRefused("résumé", "no path was given.", "Put your résumé into seeds/, or name a file.")
    return read_resume([read_document(path, name) for path, name in files])


def _named_apart(files: Sequence[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The files, those of one name told apart by their folders: from here on a name is a document's key."""
    names = Counter(name for _, name in files)
    apart = [(path, name if names[name] == 1 else f"{path.parent.name}/{name}") for path, name in files]
    again = Counter(name for _, name in apart)
    return [
        (path, name if again[name] == 1 else f"{number + 1}/{name}")
        for number, (path, name) in enumerate(apart)
    ]


def _files(path: Path) -> list[tuple[Path, str]]:
    try:
        if not path.is_dir():
            return [(path, path.name or str(path))]
        inside = sorted(path.iterdir())
        found = [(file, file.name) for file in inside if not file.name.startswith(".") and not file.is_dir()]
        for file, name in found:
            if file.is_symlink() and file.exists() and not file.resolve().is_relative_to(path.resolve()):
                raise SourceRefused(
                    name, "it is a link to a file outside its folder.", "Put the file itself into the folder."
                )
    except (OSError, ValueError, RuntimeError) as error:
        raise SourceRefused(
            str(path), f"the folder cannot be read ({error}).", "Check its permissions."
        ) from error
    if not found:
        raise SourceRefused(str(path), "no résumé found in this folder:", f"put a file there: {READABLE}.")
    return found


def read_resume(transcripts: Sequence[Transcript]) -> Reading:
    """Documents of one person -> one reading. Where two disagree, the earlier one counts, and it is told."""
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
