"""The judge against a reader: answers in the ways strong models write them, of three people in each half.

`judged/opened.toml` is looked at while the judge is mended, and every row is as a reader judged it. Of
`judged/kept.toml` only the share is asked.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chatbot.evaluation.dataset import examine
from chatbot.evaluation.models import RIGHT, Item, Response
from chatbot.evaluation.score import scored

FOLDER = Path(__file__).with_name("judged")
TODAY = dt.date(2026, 11, 1)
RIGHT_SHARE_KEPT = 0.9
COLLECTION = Path(__file__).resolve().parents[2] / "collection"
OPEN_SETS = sorted(
    path for part in ("dev", "others") for path in COLLECTION.glob(f"{part}/*/questions.jsonl")
)


@cache
def half(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def items(name: str) -> dict[str, Item]:
    return {
        key: Item.model_validate(
            {"id": key, "answerability": "ANSWERABLE"}
            | {field: value for field, value in row.items() if field != "person"}
        )
        for key, row in half(name)["items"].items()
    }


def otherwise(name: str, row: dict[str, Any]) -> list[str]:
    """How a row is judged otherwise than expected; empty where it is as a reader judged it."""
    source = half(name)["people"][half(name)["items"][row["item"]]["person"]].lstrip()
    quotes = [
        {"marker": n, "source": "cv.md", "quote": source, **quoted}
        for n, quoted in enumerate(row.get("quotes", ()), 1)
    ]
    response = Response.model_validate(
        {"id": row["item"], "answer": row["answer"], "citations": quotes if "quotes" in row else None}
    )
    found = scored(items(name)[row["item"]], response, {"cv.md": source}, TODAY)
    wrong = [] if found.outcome == row["outcome"] else [f"{found.outcome} ({found.reason})"]
    wrong += [f"{metric} is not red" for metric in row.get("red", ()) if found.values.get(metric, 1) == 1]
    wrong += [f"{metric} is red" for metric in row.get("green", ()) if found.values.get(metric, 1) < 1]
    return wrong


@pytest.mark.parametrize("row", half("opened")["answers"], ids=lambda row: f"{row['kind']}-{row['item']}")
def test_an_answer_is_judged_as_a_reader_judged_it(row: dict[str, Any]) -> None:
    assert otherwise("opened", row) == []


def test_so_are_most_of_the_kept_out_ones() -> None:
    rows = half("kept")["answers"]
    assert sum(not otherwise("kept", row) for row in rows) / len(rows) >= RIGHT_SHARE_KEPT


@pytest.mark.parametrize("path", OPEN_SETS, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_a_right_answer_of_the_open_sets_is_judged_right(path: Path) -> None:
    """The references as answers: "names the Prêmio Sereia, no Latin Grammy" declines, too."""
    (resume,) = path.parent.glob("resume.*")
    sources = {resume.name: resume.read_text(encoding="utf-8")}
    read, problems = examine(path)
    assert problems == []
    assert len(read.items) >= 40
    told = [(item, Response(id=item.id, answer=item.reference)) for item in read.items]
    found = [(item.id, scored(item, response, sources, TODAY)) for item, response in told]
    assert [(key, one.reason) for key, one in found if one.outcome not in RIGHT] == []


def test_the_table_is_broad_and_no_row_stands_in_both_halves() -> None:
    rows = [row for name in ("opened", "kept") for row in half(name)["answers"]]
    assert len(rows) >= 120
    assert len({(row["item"], row["answer"], str(row.get("quotes"))) for row in rows}) == len(rows)
    assert not set(items("opened")) & set(items("kept"))
    kinds = Counter(row["kind"] for row in rows)
    assert (
        min(kinds[kind] for kind in ("negation", "denial", "hedge", "extra", "caveat", "quotes", "refusal"))
        >= 9
    )
    assert sum(row["outcome"] == "correct" and row["kind"] in ("unusual", "form") for row in rows) >= 40
