"""Whether words can be a person's name.

It refuses to know whose.
"""

from __future__ import annotations

import re

from index.lexicon import folded_set, heading_kind, organization_strength, title_strength


def is_full_name(text: str) -> bool:
    """Whether words below the top can be another person's name."""
    return 2 <= len(text.split()) <= 4 and heading_kind(text) is None and is_person(text, first=False)


def is_person(text: str, first: bool) -> bool:
    """Whether the words can be a person's name. On the first line a trade may be a surname."""
    words = text.split()
    if (
        first
        and len(words) in (2, 3)
        and words[-1].casefold() in folded_set("titles", "surnames")
        and title_strength(words[0]) == 0
    ):
        return all(word[:1].isupper() for word in words)
    if not 1 <= len(words) <= 7 or len(text) > 70 or re.search(r"[\d@:/\\<>{}=+*#|]", text):
        return False
    if not any(letter.isalpha() for letter in text) or (
        text.endswith((".", "!", "?")) and not re.search(r"\b(?:Jr|Sr)\.$|\b[A-Z]\.$", text)
    ):
        return False
    if (title_strength(text) == 3 and len(words) > 1) or (
        organization_strength(text) >= (3 if first else 2) and len(words) > 2
    ):
        return False
    particles = folded_set("contact", "name_particles")
    return all(
        word[:1].isupper() or not word[:1].isascii() or word.casefold() in particles or word[:1] in "(\"'“‘"
        for word in words
    )
