"""Markdown -> its lines: headings by `#` or underline, bullets with their nesting, text, rules, blanks.

It refuses to know what the words mean.
"""

from __future__ import annotations

import re

from index.models import Document, Line
from index.readers.lines import split_lines

FORMAT = "markdown"
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = re.compile(r"^#{1,4} \S", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a file of any name is Markdown: it has two headings with `#` or more."""
    return len(_HEADING.findall(text[:200_000])) >= 2


def read_markdown_lines(document: Document) -> tuple[Line, ...]:
    return split_lines(document, atx=True)
