"""The reader measured on résumés written by another hand: precision and recall of what was typed.

Run with `-s` to see the table. Only the development half is opened here; the held half measures elsewhere.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.overview import overview
from index.resume import read_sources

DEV = Path(__file__).parents[1] / "collection" / "dev"
CASES = sorted(DEV.glob("*/gold.json"))
FLOOR = 0.95


def fold(value: object) -> str:
    return re.sub(r"[\W_]+", " ", str(value or "").casefold()).strip()


def position_key(entry: dict[str, Any]) -> tuple[str, ...]:
    return (fold(entry["organization"]), fold(entry["title"]), str(entry["start"]), str(entry["end"]))


def education_key(entry: dict[str, Any]) -> tuple[str, ...]:
    return (fold(entry["institution"]), fold(entry["degree"]), str(entry["start"]), str(entry["end"]))


def credential_key(entry: dict[str, Any]) -> tuple[str, ...]:
    return (fold(entry["name"]), fold(entry["issuer"]), str(entry["date"]))


PARTS: dict[str, Callable[[dict[str, Any]], list[tuple[str, ...]]]] = {
    "positions": lambda resume: [position_key(entry) for entry in resume["positions"]],
    "locations": lambda resume: [
        (*position_key(entry), fold(entry["location"])) for entry in resume["positions"]
    ],
    "bullets": lambda resume: sorted(
        {(fold(text),) for entry in resume["positions"] for text in entry["bullets"]}
    ),
    "education": lambda resume: [education_key(entry) for entry in resume["education"]],
    "certifications": lambda resume: [credential_key(entry) for entry in resume["certifications"]],
    "skills": lambda resume: [(fold(text),) for text in resume["skills"]],
    "languages": lambda resume: [(fold(text),) for text in resume["languages"]],
    "publications": lambda resume: [(fold(text),) for text in resume["publications"]],
    "sections": lambda resume: [(fold(text),) for text in resume["sections"]],
    "contact": lambda resume: [
        (name, fold(value))
        for name in ("email", "phone", "location", "links")
        for value in (resume["contact"][name] if name == "links" else [resume["contact"][name]])
        if value
    ],
    "top": lambda resume: [
        (name, fold(resume[name])) for name in ("name", "headline", "summary") if resume[name]
    ],
}


def read(case: Path) -> dict[str, Any]:
    source = next(path for path in sorted(case.parent.glob("resume.*")))
    return dict(overview(read_sources([source]))["resume"])


def count(found: list[tuple[str, ...]], gold: list[tuple[str, ...]]) -> tuple[int, int, int]:
    return sum((Counter(found) & Counter(gold)).values()), len(found), len(gold)


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, tuple[int, int, int]]]:
    if not CASES:
        pytest.skip("no résumés in tests/collection/dev")
    found = {}
    for case in CASES:
        typed, gold = read(case), json.loads(case.read_text(encoding="utf-8"))
        found[case.parent.name] = {part: count(keys(typed), keys(gold)) for part, keys in PARTS.items()}
    return found


def test_the_scorer_sees_a_missing_and_a_wrong_position() -> None:
    gold = [("acme", "cook", "2019", "2021"), ("acme", "chef", "2021", "present")]
    assert count([gold[0], ("acme", "chef", "2020", "present")], gold) == (1, 2, 2)
    assert count([], gold) == (0, 0, 2)


@pytest.mark.parametrize("part", PARTS)
def test_facts_of_the_development_resumes_are_read(
    table: dict[str, dict[str, tuple[int, int, int]]], part: str
) -> None:
    for name, parts in table.items():
        right, found, gold = parts[part]
        print(
            f"{part:15}{name:24}precision {right / max(found, 1):.2f}  recall {right / max(gold, 1):.2f}"
            f"  ({right} right, {found} read, {gold} gold)"
        )
    right, found, gold = (sum(parts[part][n] for parts in table.values()) for n in range(3))
    assert right >= FLOOR * gold, f"recall of {part}: {right}/{gold}"
    assert right >= FLOOR * found, f"precision of {part}: {right}/{found}"
