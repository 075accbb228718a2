"""The addresses behind links, told by their schemes: what a visitor can follow, and what only opens, runs or
shows something on the owner's own machine.

It refuses to fetch anything and to know which site an address names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.lexicon import word_set

_DROPPED = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]")  # browsers drop them: "java\nscript:"
_SCHEME = re.compile(r"\s*(?!localhost:\d)(?P<scheme>[a-z][a-z0-9+-]*):", re.IGNORECASE)
"""No dot in it: "example.org:8080/cv" names a host and its port."""
_IN_TEXT = re.compile(r"(?:\]\(\s{0,9}<?|<)(?P<address>[a-z][a-z0-9+-]{1,30}:[^\s<>]{1,500})", re.IGNORECASE)
_QUOTED, _TOLD = 60, 5  # characters of an address, addresses in one sentence


def can_be_followed(address: str) -> bool:
    """Whether a visitor can follow an address: a web page, a mail, a call, or one without a scheme."""
    found = _SCHEME.match(_DROPPED.sub("", address))
    return found is None or found["scheme"].casefold() in word_set("contact", "schemes")


def addresses_in(text: str) -> Iterator[str]:
    """The addresses with a scheme behind links written as Markdown: `[words](address)`, `<address>`."""
    for found in _IN_TEXT.finditer(text):
        address = found["address"]
        closing = address.count(")") - address.count("(")
        yield address[:-closing] if closing > 0 and address.endswith(")" * closing) else address


def dead_links_told(addresses: Iterable[str]) -> str | None:
    """The sentence for links that nobody can follow; None when there are none among `addresses`."""
    dead = [address for address in dict.fromkeys(addresses) if not can_be_followed(address)]
    if not dead:
        return None
    named = ", ".join(f"“{_DROPPED.sub('', address)[:_QUOTED]}”" for address in dead[:_TOLD])
    more = f" and {len(dead) - _TOLD} more" if len(dead) > _TOLD else ""
    one = "This link opens" if len(dead) == 1 else "These links open"
    was = "it was" if len(dead) == 1 else "they were"
    return f"{one} no web page, mail or call for a visitor, so {was} left out: {named}{more}."
