"""A line of a form -> its fields: "Employer: Acme; Title: Cook" is two labels, each with its value.

A field is told by its label, which is listed (see `labels.toml`), and by the colon or column behind it. It
refuses to know what the values say and which entry they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.lexicon import load_words
from index.passage import Passage

_BRACKETS = re.compile(r"[(\[][^()\[\]\s]{0,12}[)\]]")  # "(s)", "[month/year]"; more words say something
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = re.compile(r"\s*[;|¦·•]\s*")
_BEHIND = re.compile(r"\s+(?=(?:to|until)\s*:)", re.IGNORECASE)  # "From: 2015 To: 2018"
_COLON = re.compile(r"\s*[:：]\s*[-–]?\s*")
_PARTED = re.compile(r"\s*(?:\(?\w{1,4}[.)]\s+)?(?P<label>\S[^:：\t]{0,80}?)\s*(?:[:：]|\t|\s{3,}|\.{2,}|…)")
_SIGN = re.compile(r"\(?(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+(?=[^\W\d_])")  # "IV. Name: Ann Lee"
_LONGEST_LABEL = 80  # characters


@dataclass(frozen=True)
class Field:
    """A labelled value: clean characters `label:start` are the label, `start:end` the value, perhaps none."""

    role: str
    label: int
    start: int
    end: int


def fold_label(text: str) -> str:
    """A label as the word lists are compared: lower case, words only; a word in brackets is left out, unless
    that is all of it."""
    bare = _BRACKETS.sub("", text)
    return " ".join(_WORD.findall((bare if _WORD.search(bare) else text).replace("&", " and ").casefold()))


@cache
def entry_labels() -> Mapping[str, str]:
    """The labels of the parts of an entry, folded -> what the value is."""
    words = load_words("labels")
    plain = {role: words[role] for role in ("dates", "place", "title", "organization")}
    lists = (plain, words["phrases"], words["fields"])  # the later the surer
    return {fold_label(label): role for each in lists for role, labels in each.items() for label in labels}


@cache
def top_labels() -> Mapping[str, str]:
    """The labels at the top of a form, folded -> what the value is."""
    return {
        fold_label(label): role for role, labels in load_words("labels")["top"].items() for label in labels
    }


def read_fields(passage: Passage, labels: Mapping[str, str]) -> list[Field]:
    """The fields of one line in order; [] where it does not open with one."""
    text, wide = passage.text, passage.clean.wide
    counted = _SIGN.match(text)
    sign = counted.end() if counted else 0
    starts = {sign, *(found.end() for found in _APART.finditer(text)), *(at + 1 for at in wide)}
    starts |= {found.end() for found in _BEHIND.finditer(text)}
    opened = [(start, *found) for start in sorted(starts) if (found := _label(passage, start, labels))]
    if not opened or opened[0][0] > sign:
        return []
    fields: list[Field] = []
    for number, (start, role, value) in enumerate(opened):
        if fields and start < fields[-1].start:
            continue  # the value of "Position  :  Cook" stands behind a column, too
        end = next((other for other, _, _ in opened[number + 1 :] if other >= value), len(text))
        while end > value and text[end - 1] in " ;|¦·•,":
            end -= 1
        fields.append(Field(role, start, value, max(value, end)))
    return fields


def opens_field(raw: str, labels: Mapping[str, str]) -> bool:
    """Whether a line begins with one of the labels, and a colon, a column or a leader behind it."""
    found = _PARTED.match(raw)
    return bool(found and found["label"][:1].isupper() and fold_label(found["label"]) in labels)


def _label(passage: Passage, start: int, labels: Mapping[str, str]) -> tuple[str, int] | None:
    """The role of the label that begins at `start`, and where its value does."""
    text = passage.text
    until = min(len(text), start + _LONGEST_LABEL)
    if (found := _COLON.search(text, start, until)) and (
        role := labels.get(fold_label(text[start : found.start()]))
    ):
        return role, found.end()
    column = next((at for at in range(start, until) if at in passage.clean.wide), None)
    if column and (role := labels.get(fold_label(text[start:column]))):
        return role, column + 1
    return None
