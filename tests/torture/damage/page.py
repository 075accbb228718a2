"""Damage to web pages: tags, styles, and the words between them."""

from __future__ import annotations

import re
from random import Random

from tests.torture.damage.sample import ODD, Steps
from tests.torture.damage.words import ENCODINGS, odd_text, on_text

_PAGE = ODD["page"]
_TAGS = re.compile(r"(<[^>]{0,500}>)")


def _tags(text: str, chance: Random) -> str:
    """Tags moved, repeated, left out, nested, unclosed and styled."""
    parts = _TAGS.split(text)
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(parts))
        style, selector = chance.choice(_PAGE["styles"]), chance.choice(_PAGE["selectors"])
        if chance.random() < 0.3:
            style, selector = odd_text(style, chance), odd_text(selector, chance)
        way = chance.randrange(7)
        if way == 0:
            parts[at] = ""
        elif way == 1:
            parts.insert(chance.randrange(len(parts) + 1), parts[at])
        elif way == 2:
            tag, count = chance.choice(_PAGE["tags"]), chance.choice((1, 5, 150, 400))
            parts[at] = f"<{tag}>" * count + parts[at] + f"</{tag}>" * chance.choice((0, count))
        elif way == 3:
            parts[at] = f'<div style="{style}">{parts[at]}</div>'
        elif way == 4:
            parts[at] = re.sub(r"^<\w+", lambda tag: f'{tag[0]} style="{style}"', parts[at])  # noqa: B023
        elif way == 5:
            parts[at] = f"<style>{selector}{{{style}}}</style>"
        else:
            parts[at] = chance.choice(_PAGE["scraps"]) * chance.choice((1, 1, 1, 300))
    return "".join(parts)


def _page_words(text: str, chance: Random) -> str:
    """The words between tags are changed, the tags are not."""
    parts = _TAGS.split(text)
    wordy = [at for at, part in enumerate(parts) if part.strip() and not part.startswith("<")]
    for at in chance.choices(wordy, k=chance.choice((1, 3, 10))) if wordy else ():
        parts[at] = odd_text(parts[at], chance)
    return "".join(parts)


def _charset(text: str, chance: Random) -> str:
    """A page that says it is in another encoding, or in none there is."""
    return f"<!doctype html><meta charset={chance.choice((*ENCODINGS, *_PAGE['charsets']))}>{text}"


STEPS: Steps = {
    "tags": (("html",), on_text(_tags)),
    "page words": (("html",), on_text(_page_words)),
    "charset": (("html",), on_text(_charset)),
}
