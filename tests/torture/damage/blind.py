"""Damage to bytes, by accident: a bad disk, a broken download, two files in one."""

from __future__ import annotations

from random import Random

from tests.torture.damage.sample import FORMATS, Samples, Steps

_STARTS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"\n" * 50,
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"{",
    b"[",
    b"# A\n\n## B\n",
)


def flip(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Single bits."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: Random, samples: Samples) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _behead(data: bytes, chance: Random, samples: Samples) -> bytes:
    return data[chance.randrange(min(len(data), 2000) + 1) :]


def hole(data: bytes, chance: Random, samples: Samples) -> bytes:
    low, high = _range(data, chance)
    return data[:low] + data[high:]


def repeat(data: bytes, chance: Random, samples: Samples) -> bytes:
    low, high = _range(data, chance)
    return data[:high] + data[low:high] * chance.choice((1, 2, 20, 200)) + data[high:]


def swap(data: bytes, chance: Random, samples: Samples) -> bytes:
    a, b, c, d = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def fill(data: bytes, chance: Random, samples: Samples) -> bytes:
    low, high = _range(data, chance)
    byte = chance.choice((b"\x00", b"\xff", b" ", b"\n", b"(", b"\x80"))
    return data[:low] + byte * (high - low) + data[high:]


def _splice(data: bytes, chance: Random, samples: Samples) -> bytes:
    """The beginning of this file, the end of another."""
    other = chance.choice(samples[chance.choice(FORMATS)]).data
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _start(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Before it the mark of an encoding, or the first bytes of another kind of file."""
    return chance.choice(_STARTS) + data


def _range(data: bytes, chance: Random) -> tuple[int, int]:
    low = chance.randrange(len(data) + 1)
    return low, min(len(data), low + chance.choice((1, 10, 100, 1000, 20_000)))


STEPS: Steps = {
    "flip": (FORMATS, flip),
    "cut": (FORMATS, _cut),
    "behead": (FORMATS, _behead),
    "hole": (FORMATS, hole),
    "repeat": (FORMATS, repeat),
    "swap": (FORMATS, swap),
    "fill": (FORMATS, fill),
    "splice": (FORMATS, _splice),
    "start": (FORMATS, _start),
}
