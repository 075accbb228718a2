"""What tells Markdown from plain text: the file's name, or headings with `#`.

It refuses to know what the words mean; its lines are those of any text (`lines.py`), `#` being a heading's
mark.
"""

from __future__ import annotations

import re

FORMAT = "markdown"
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = re.compile(r"^#{1,4} \S", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a file of any name is Markdown: it has two headings with `#` or more."""
    return len(_HEADING.findall(text[:200_000])) >= 2
