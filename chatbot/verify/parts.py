"""A sentence cut at its joints, so that each part can rest on a ground of its own.

It refuses to know grounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.verify.tokens import tokens

_JOINTS = re.compile(
    r"\s*;\s+|(?<=[a-z\d)])[.!]\s+(?=[A-Z])|:\s+|"
    r",?\s+(?:and then|and also|and|while|but|before|after|then|plus|where|which|as well as|alongside|"
    r"followed by)\s+|,\s+",
)
_STRONG = re.compile(r"[;.:]")


def parts_of(sentence: str) -> list[tuple[str, str]]:
    """The parts of a sentence at its joints, each with the joint before it; what has no verb of its own and
    begins with a preposition stays with the part before."""
    parts: list[tuple[str, str]] = []
    start, joint = 0, ""
    last = 0  # where the last part begins: its words may stand twice
    for match in [*_JOINTS.finditer(sentence), None]:
        end = match.start() if match else len(sentence)
        part = sentence[start:end].strip()
        leans = re.match(r"(?:at|in|from|with|for|as|of|by|since|until|between|to|on)\b", part, re.IGNORECASE)
        if part and parts and leans and not _STRONG.search(joint):
            parts[-1] = (sentence[last:end].strip(), parts[-1][1])
        elif (
            part
            and len(parts) == 1
            and re.match(r"(?:at|in|from|as|since|during|between|until|by)\b", parts[0][0], re.IGNORECASE)
            and not re.search(r"\b(?:was|is|were|has|had)\b", parts[0][0])
            and len(tokens(parts[0][0])) < 10
        ):
            parts[0] = (sentence[:end].strip(), "")  # "At Acme, …" belongs to what follows
            last = 0
        elif part:
            parts.append((part, joint))
            last = start
        if match:
            start, joint = match.end(), match.group()
    return parts


def shared_years(years: Sequence[set[str]], parts: Sequence[tuple[str, str]], place: int) -> set[str]:
    """The years that a part without one shares with its neighbours: "X and Y in 2021" dates both."""
    if years[place]:
        return set()
    shared: set[str] = set()
    if (
        place + 1 < len(parts)
        and not _STRONG.search(parts[place + 1][1])
        and re.fullmatch(r",?\s+and\s+|,\s+", parts[place + 1][1])
    ):
        shared |= years[place + 1] if len(tokens(parts[place + 1][0])) < 8 else set()
    if (
        place == 1
        and years[0]
        and re.match(r"(?:in|since|during|from|between|by|until)\b", parts[0][0], re.IGNORECASE)
    ):
        shared |= years[0]
    return shared
