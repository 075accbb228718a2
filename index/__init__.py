"""Résumés to searchable units: built once from the sources, opened in a moment, searched by meaning and
words.

`ensure_index` is the way in; what it returns answers `search`. Importing this loads no model and no native
library.
"""

from index.build import IndexReport, ensure_index, inspect_index
from index.embed import DEFAULT_ENCODER, Encoder, HashingEncoder, open_encoder
from index.errors import (
    EncoderUnavailable,
    IndexDamaged,
    IndexingError,
    IndexMismatch,
    IndexMissing,
    SourceRefused,
    StateUnwritable,
)
from index.locate import locate
from index.models import Chunk, Document, Fact, Hit, Manifest, Reading, ReadingWarning, Resume, Span
from index.search import Index

__all__ = [
    "DEFAULT_ENCODER",
    "Chunk",
    "Document",
    "Encoder",
    "EncoderUnavailable",
    "Fact",
    "HashingEncoder",
    "Hit",
    "Index",
    "IndexDamaged",
    "IndexMismatch",
    "IndexMissing",
    "IndexReport",
    "IndexingError",
    "Manifest",
    "Reading",
    "ReadingWarning",
    "Resume",
    "SourceRefused",
    "Span",
    "StateUnwritable",
    "ensure_index",
    "inspect_index",
    "locate",
    "open_encoder",
]
