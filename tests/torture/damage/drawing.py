"""Damage to PDFs: numbers and names between the streams, and what the compressed streams hold.

What is changed keeps its length, so that the offsets of the rest hold and the damage is read, not mended.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

from tests.torture.damage.blind import fill, flip, hole, repeat, swap
from tests.torture.damage.sample import ODD, Samples, Step, Steps
from tests.torture.damage.words import SIGNS

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MAX_STREAM_BYTES = 3_000_000
_NUMBERS = [number.encode() for number in ODD["pdf"]["numbers"]]
_OPERATORS = [operator.encode() for operator in ODD["pdf"]["operators"]]


def _numbers(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Numbers outside streams: sizes, counts, references."""
    places = [found.span() for found in re.finditer(rb"(?<=[ \[/(])-?\d+(?:\.\d+)?(?=[ \]/>\r\n])", data)]
    changed = bytearray(data)
    for low, high in chance.choices(places, k=chance.choice((1, 3, 10))) if places else ():
        changed[low:high] = chance.choice(_NUMBERS)[: high - low].ljust(high - low)
    return bytes(changed)


def _names(data: bytes, chance: Random, samples: Samples) -> bytes:
    """One name for another of its length."""
    names = [found.span() for found in re.finditer(rb"/[A-Za-z][A-Za-z0-9]{1,30}", data)]
    changed = bytearray(data)
    for low, high in chance.choices(names, k=chance.choice((1, 2, 5))) if names else ():
        start, end = chance.choice([span for span in names if span[1] - span[0] == high - low])
        changed[low:high] = data[start:end]
    return bytes(changed)


def _trade(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Two streams change places."""
    spans = [found.span(1) for found in _STREAM.finditer(data)]
    if len(spans) < 2:
        return data
    (a, b), (c, d) = sorted(chance.sample(spans, 2))
    one, other = data[a:b][: d - c].ljust(d - c), data[c:d][: b - a].ljust(b - a)
    return data[:a] + other + data[b:c] + one + data[d:]


def _on_stream(change: Callable[[bytes, Random], bytes]) -> Step:
    """A change of what one or a few compressed streams hold, cut until it fits into the old one's place."""

    def step(data: bytes, chance: Random, samples: Samples) -> bytes:
        spans = [found.span(1) for found in _STREAM.finditer(data)]
        chance.shuffle(spans)
        left = chance.choice((1, 1, 3))
        for low, high in spans:
            held = _inflated(data[low:high])
            if not left or not held or (made := change(held, chance)) == held:
                continue
            while len(packed := zlib.compress(made, 9)) > high - low and made:
                made = made[: int(len(made) * 0.9)]
            if len(packed) <= high - low:
                data = data[:low] + packed.ljust(high - low, b"\x00") + data[high:]
                left -= 1
        return data

    return step


def _inflated(stream: bytes) -> bytes:
    """What the stream holds; nothing when it is packed in another way."""
    try:
        return zlib.decompressobj().decompress(stream, _MAX_STREAM_BYTES)
    except zlib.error:
        return b""


def _drawn(held: bytes, chance: Random) -> bytes:
    """What a page draws: numbers, operators and texts changed, moved, repeated."""
    if not re.search(rb"\b(?:Tj|TJ|re|cm|Tf)\b", held):
        return held
    tokens = re.split(rb"(\s+)", held)
    for _ in range(chance.choice((1, 10, 100))):
        at = chance.randrange(len(tokens))
        way = chance.randrange(5)
        if way == 0 and re.fullmatch(rb"-?[\d.]+", tokens[at]):
            tokens[at] = chance.choice(_NUMBERS)
        elif way == 1:
            other = chance.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif way == 2:
            tokens[at] = b""
        elif way == 3:
            tokens[at:at] = tokens[at : at + 20] * chance.choice((1, 3, 100))
        else:
            tokens[at] = chance.choice(_OPERATORS)
    return b"".join(tokens)


def _meant(held: bytes, chance: Random) -> bytes:
    """What letters a font says it prints: hostile ones."""
    if b"beginbf" not in held:
        return held
    places = [found.span() for found in re.finditer(rb"(?<=<)[0-9A-Fa-f]{4,8}(?=>)", held)]
    changed = bytearray(held)
    for low, high in chance.choices(places, k=chance.choice((3, 10, 60))) if places else ():
        changed[low:high] = f"{ord(chance.choice(SIGNS)) & 0xFFFF:0{high - low}X}".encode()
    return bytes(changed)


def _garbled(held: bytes, chance: Random) -> bytes:
    return chance.choice((flip, hole, repeat, fill, swap))(held, chance, {})


STEPS: Steps = {
    "pdf numbers": (("pdf",), _numbers),
    "pdf names": (("pdf",), _names),
    "pdf trade": (("pdf",), _trade),
    "pdf drawn": (("pdf",), _on_stream(_drawn)),
    "pdf meant": (("pdf",), _on_stream(_meant)),
    "pdf garbled": (("pdf",), _on_stream(_garbled)),
}
