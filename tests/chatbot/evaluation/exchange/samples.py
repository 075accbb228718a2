"""A set with everything in it that travels badly, runs over it, and the collection's questions (dev)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chatbot.evaluation.models import Item, Run

COLLECTION = Path(__file__).resolve().parents[3] / "collection" / "dev"
SOURCE = "Ada worked at Acme from 2016 to 2019.\nShe led 6 people and cut costs by 40 %.\n"

ITEMS: tuple[Item, ...] = tuple(
    Item.model_validate(row)
    for row in (
        {
            "id": "plain",
            "user_input": "How many people did she lead?",
            "answerability": "ANSWERABLE",
            "reference": "She led 6 people.",
            "reference_facts": [{"any_of": ["6", "six"], "kind": "number"}],
            "forbidden": ["60", "/six\\s?ty/"],
            "reference_spans": [{"source": "resume.md", "quote": "She led 6 people"}],
            "tags": ["direct", "team"],
            "split": "smoke",
            "must_pass": True,
        },
        {
            "id": "expressions",
            "user_input": 'When was "{{ Acme }}" & <Co>, {% if %}?',
            "answerability": "ANSWERABLE",
            "reference": "From 2016 to 2019, C++ and km/h included; {{ not a template }}.",
            "reference_facts": [
                {"any_of": ["/2016\\s*(to|-)\\s*2019/"], "kind": "date"},
                {"any_of": ["/\\b(?P<n>2)01\\d\\b/"], "kind": "date"},
                {"any_of": ["/KM\\/H/"], "kind": "text"},
                {"any_of": ["c++", "{{ not a template }}"], "kind": "list_item"},
                {"any_of": ["never said"], "required": False},
            ],
        },
        {
            "id": "absent",
            "user_input": "Has she a doctorate?",
            "answerability": "UNANSWERABLE",
            "reference": "The résumé does not say.",
            "forbidden": ["has a PhD", "/doctor(ate)? (from|in)/"],
            "tags": ["nearmiss"],
        },
        {
            "id": "silent",
            "user_input": "Hello!",
            "answerability": "CONVERSATIONAL",
            "reference": "Hello! Ask me.",
        },
        {
            "id": "talk",
            "user_input": "And until when?",
            "messages": [{"role": "user", "content": 'Where did "Ada" work\n& since when?'}],
            "answerability": "ANSWERABLE",
            "reference": "Until 2019.",
            "reference_facts": [{"any_of": ["2019"], "kind": "date"}],
            "reference_spans": [{"source": "resume.md", "quote": "from 2016 to 2019", "group": "a"}],
        },
    )
)

LIES = {
    "plain": "She led 2016 people in 60 towns.",
    "expressions": "From 2015 to 2019.",
    "absent": "She has a PhD.",
    "talk": "Until 20190.",
}


def run_of(items: tuple[Item, ...], answers: dict[str, str], **extra: Any) -> Run:
    """A run over `items` in which each was answered so."""
    manifest = {
        "run": "r",
        "created": "2026-11-01T00:00:00Z",
        "system": "ours",
        "sets": [{"name": "s", "sha256": "0", "items": [item.id for item in items], "resume": {}}],
    }
    responses = [{"id": key, "answer": answer} | extra for key, answer in answers.items()]
    return Run.model_validate({"manifest": manifest, "items": items, "responses": responses})


def collected() -> tuple[Item, ...]:
    """Every development question of the collection."""
    found = tuple(
        Item.model_validate(json.loads(line))
        for path in sorted(COLLECTION.glob("*/questions.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert len(found) > 300
    return found
