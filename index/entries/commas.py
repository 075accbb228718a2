"""What stands between the commas of a line.

It refuses to know what the words are.
"""

from __future__ import annotations


def split_commas(text: str, separators: str = ",") -> list[tuple[int, int]]:
    """Stretches between commas outside brackets, trimmed; a comma inside a number does not part."""
    parts: list[tuple[int, int]] = []
    depth = start = 0
    for at, letter in enumerate(text):
        if letter in "([{（【":
            depth += 1
        elif letter in ")]}）】":
            depth = max(0, depth - 1)
        elif letter in separators and depth == 0:
            if letter == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            parts.append((start, at))
            start = at + 1
    parts.append((start, len(text)))
    trimmed: list[tuple[int, int]] = []
    for low, high in parts:
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            trimmed.append((low, high))
    return trimmed
