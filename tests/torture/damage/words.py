"""Damage to words and lines: hostile signs, odd phrases, other encodings, what a program or a person got
wrong."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from random import Random

from tests.torture.damage.sample import ODD, PHONES, Samples, Step, Steps, encoded

SIGNS = [
    *"".join(ODD["signs"].values()),
    "\ud800",
    "\udfff",
]  # the halves of a letter, which TOML cannot hold
PHRASES = [*ODD["words"]["phrases"], *PHONES, *(f"Call {phone} today" for phone in PHONES)]
ENCODINGS = ODD["words"]["encodings"]
_PLAIN = ("markdown", "text")


def odd_text(text: str, chance: Random) -> str:
    """A short text, changed in one way."""
    at = chance.randrange(len(text) + 1)
    ways: tuple[Callable[[], str], ...] = (
        lambda: text[:at] + "".join(chance.choices(SIGNS, k=chance.choice((1, 1, 3, 30)))) + text[at:],
        lambda: f"{text[:at]} {chance.choice(PHRASES)} {text[at:]}",
        lambda: chance.choice(PHRASES),
        lambda: re.sub(r"\d", lambda _: chance.choice("²٢２۲𝟐0199"), text),
        lambda: text * chance.choice((2, 2, 50)),
        lambda: text[:at],
        lambda: text.upper() if at % 2 else text.swapcase(),
        lambda: chance.choice(SIGNS).join(text),
        lambda: "".join(chance.sample(text, len(text))),
        lambda: "",
        lambda: chance.choice(SIGNS) * chance.choice((1, 5, 500)),
    )
    return chance.choice(ways)()


def on_text(change: Callable[[str, Random], str]) -> Step:
    """A step that changes a file of text."""
    return lambda data, chance, samples: encoded(change(data.decode("utf-8", "replace"), chance))


def _words(text: str, chance: Random) -> str:
    """Some stretches between separators are changed."""
    parts = re.split(r"(\s+|[<>|,])", text)
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(parts))
        parts[at] = odd_text(parts[at], chance)
    return "".join(parts)


def _signs(text: str, chance: Random) -> str:
    """Signs sown over the text, many of one kind or a few of many."""
    letters = list(text)
    signs = chance.choice((SIGNS, [chance.choice(SIGNS)]))
    for _ in range(chance.choice((1, 5, 50, 300))):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(signs))
    return "".join(letters)


def _lines(text: str, chance: Random) -> str:
    """Lines repeated, joined, indented, marked, underlined, put between others."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(lines))
        way = chance.randrange(8)
        if way == 0:
            lines[at] = odd_text(lines[at], chance)
        elif way == 1:
            lines.insert(chance.randrange(len(lines) + 1), lines[at])
        elif way == 2:
            lines[at] = ""
        elif way == 3:
            lines[at] = chance.choice(ODD["words"]["heads"]) + lines[at]
        elif way == 4:
            lines[at : at + 2] = [chance.choice(("", " ", "\t", " | ")).join(lines[at : at + 2])]
        elif way == 5:
            lines.insert(at, chance.choice(PHRASES))
        elif way == 6:
            lines.insert(at, chance.choice(ODD["words"]["rules"]))
        else:
            block = lines[at : at + chance.randint(1, 12)]
            place = chance.randrange(len(lines) + 1)
            lines[place:place] = block * chance.choice((1, 2, 30))
    return "\n".join(lines)


def _shuffle(text: str, chance: Random) -> str:
    lines = text.split("\n")
    low = chance.randrange(len(lines) + 1)
    high = chance.randint(low, len(lines))
    some = lines[low:high]
    chance.shuffle(some)
    return "\n".join([*lines[:low], *some, *lines[high:]])


def _phones(text: str, chance: Random) -> str:
    """A number at some ends of lines, as many people print it; perhaps with signs in it that nobody sees."""
    lines = text.split("\n")
    phone = chance.choice(PHONES)
    for _ in range(chance.choice((0, 0, 1, 3))):
        at = chance.randrange(len(phone) + 1)
        phone = phone[:at] + chance.choice(ODD["unseen"]) + phone[at:]
    ways = (f" {phone} ", f" · {phone} ", f" Tel: {phone} ", f" ({phone} )", f"\n{phone} \n")
    for _ in range(chance.choice((1, 2, 5))):
        lines[chance.randrange(len(lines))] += chance.choice(ways)
    return "\n".join(lines)


def _mesh(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Lines of this file and of another text, in turns."""
    other = chance.choice(samples[chance.choice(_PLAIN)]).data.decode("utf-8", "replace").split("\n")
    lines = data.decode("utf-8", "replace").split("\n")
    made: list[str] = []
    while lines and other:
        from_one, count = chance.choice((lines, other)), chance.randint(1, 15)
        made += from_one[:count]
        del from_one[:count]
    return encoded("\n".join([*made, *lines]))


def _scraps(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Scraps from anywhere in no order: a file that never was a résumé."""
    pieces = [*PHRASES, *SIGNS, "\n", "\n\n", " ", ", ", " | ", "\t", *string.ascii_letters]
    return encoded("".join(chance.choices(pieces, k=chance.choice((5, 50, 500)))))


def _encoding(data: bytes, chance: Random, samples: Samples) -> bytes:
    """The same words in another encoding, perhaps with bytes of a second one."""
    text = data.decode("utf-8", "replace")
    made = text.encode(chance.choice(ENCODINGS), "replace")
    if chance.random() < 0.3:
        at = chance.randrange(len(made) + 1)
        made = made[:at] + text[:200].encode(chance.choice(ENCODINGS), "replace") + made[at:]
    return made


STEPS: Steps = {
    "words": (("html", *_PLAIN), on_text(_words)),
    "signs": (("html", *_PLAIN), on_text(_signs)),
    "lines": (_PLAIN, on_text(_lines)),
    "shuffle": (_PLAIN, on_text(_shuffle)),
    "phones": (_PLAIN, on_text(_phones)),
    "mesh": (_PLAIN, _mesh),
    "scraps": (_PLAIN, _scraps),
    "encoding": (("html", "json", *_PLAIN), _encoding),
}
