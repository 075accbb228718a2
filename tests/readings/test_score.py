"""The scorer sees what is missing, what is too much, and what stands in the wrong place."""

from __future__ import annotations

import copy
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _load() -> ModuleType:
    """The script as a module: it stands beside its collection, in no package."""
    spec = importlib.util.spec_from_file_location("readings_score", Path(__file__).with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score = _load()

GOLD: dict[str, Any] = {
    "name": "Ada Example",
    "contact": {
        "email": "ada@example.org",
        "phone": "(480) 555-0147",
        "links": ["https://www.example.org/ada/"],
        "location": "Leeds",
    },
    "positions": [
        {"organization": "Mercy", "title": "Cook", "start": "2019", "end": "2021-03", "bullets": ["Fed 300"]},
        {
            "organization": "Mercy",
            "title": "Chef",
            "start": "2021-03",
            "end": "present",
            "bullets": ["Led 9"],
        },
    ],
    "education": [{"institution": "Leeds College", "degree": "NVQ 3", "start": None, "end": "2018"}],
    "certifications": [{"name": "Food Safety", "issuer": None, "date": "2020"}],
    "skills": ["Sauces", "Pastry"],
    "languages": [],
    "sections": ["Work", "Skills"],
}


def changed(**how: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOLD), **how}


def test_a_perfect_reading_has_everything_right() -> None:
    for part, (right, read, gold) in score.compare(GOLD, GOLD).items():
        assert right == read == gold, part


def test_form_alone_is_no_difference() -> None:
    told = changed(
        name="ADA  EXAMPLE",
        contact={
            "email": "Ada@Example.org",
            "phone": "480.555.0147",
            "links": ["example.org/ada"],
            "location": "leeds",
        },
    )
    assert score.compare(told, GOLD)["contact"] == (5, 5, 5)


@pytest.mark.parametrize(
    ("key", "value"),
    [("title", "Cook II"), ("organization", None), ("start", "2019-01"), ("end", "2021"), ("end", "present")],
)
def test_a_position_is_wrong_when_one_of_its_four_parts_is(key: str, value: str | None) -> None:
    told = changed()
    told["positions"][0][key] = value
    counts = score.compare(told, GOLD)
    assert counts["positions"] == (1, 2, 2)
    assert counts["bullets"] == (1, 2, 2)


def test_a_bullet_under_another_position_is_missing_there_and_too_much_here() -> None:
    told = changed()
    told["positions"][1]["bullets"] += told["positions"][0]["bullets"]
    told["positions"][0]["bullets"] = []
    assert score.compare(told, GOLD)["bullets"] == (1, 2, 2)


def test_what_is_too_much_costs_precision_and_what_is_missing_recall() -> None:
    assert score.compare(changed(skills=["Sauces", "Pastry", "Cook"]), GOLD)["skills"] == (2, 3, 2)
    assert score.compare(changed(skills=["Sauces"]), GOLD)["skills"] == (1, 1, 2)
    assert score.compare(changed(skills=["Sauces", "Sauces"]), GOLD)["skills"] == (1, 2, 2)
    assert score.shares((2, 3, 2)) == "0.67/1.00"
    assert score.shares((0, 0, 2)) == "0.00/0.00"
    assert score.shares((0, 0, 0)) == "–"


def test_a_refused_file_has_read_nothing(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(score.json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "resume.pdf").write_bytes(b"")
    counts = score.score(tmp_path)
    assert counts["positions"] == (0, 0, 2)
    assert counts["contact"] == (0, 0, 5)


def test_letters_of_every_script_are_compared() -> None:
    assert score.fold("软件工程师 ") != score.fold("产品经理")
    assert score.fold("Ｇｏ・Zürich") == "go zürich"
