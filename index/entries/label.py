"""Labels printed before the parts of a header: "Company:", "Position:", "Dates:".

It refuses to know what stands behind them.
"""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import load_words


@cache
def header_label() -> re.Pattern[str]:
    """A label and what parts it from its value; the group that matched is the role of the value."""
    words = load_words("labels")
    roles = []
    for role in ("organization", "title", "place", "dates"):
        after_colon = "|".join(re.escape(word) for word in sorted(words[role], key=len, reverse=True))
        phrases = "|".join(re.escape(phrase) for phrase in words["phrases"].get(role, ()))
        bare = rf"|(?:{phrases})\s*:?\s*" if phrases else ""
        roles.append(rf"(?P<{role}>(?:name of (?:the )?)?(?:{after_colon})(?: name)?\s*:\s*{bare})")
    return re.compile("|".join(roles), re.IGNORECASE)
