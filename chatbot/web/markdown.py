"""An answer as one text for programs that may render Markdown: words with markers, then what each stands on.

Résumé and question are data: nothing in them may become a picture, a link or markup in somebody's window. It
refuses to know which program shows it.
"""

from __future__ import annotations

import re

from chatbot.models import Answer
from chatbot.web.render import gist, place_in_words

_MARKUP = re.compile(r"(?=[\\<])|(?<=!)(?=\[)|(?<=\])(?=[(:])")
"""Where an escape, HTML, a picture, a link or the target of one would begin; a backslash there makes it text.
Links by reference need a target, so that markers side by side may stay as they are: [1][2]."""


def as_markdown(text: str) -> str:
    """`text` such that a renderer shows the same letters and fetches nothing.

    Grows as `text` does: of a longer text that begins with this one, the Markdown begins with this Markdown.
    """
    return _MARKUP.sub(r"\\", text)


def sources_as_markdown(answer: Answer) -> str:
    """The list under an answer, a line a citation; empty without any."""
    lines = [f"- [{one.marker}] {place_in_words(one)}: “{gist(one.quote)}”" for one in answer.citations]
    return as_markdown("\n\nFrom the résumé:\n\n" + "\n".join(lines)) if lines else ""
