"""Résumés of the collection and of this file, read as the bot reads them: phone and street withheld."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path

from chatbot.evaluation.models import Item
from chatbot.evaluation.starter import starter_items
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.wording import Wording
from index.models import Reading
from index.resume import read_sources
from index.withhold import withhold
from tests.chatbot.people import ADA

TODAY = dt.date(2026, 11, 1)
COLLECTION = Path(__file__).resolve().parents[3] / "collection" / "dev"
PEOPLE = sorted(folder.name for folder in COLLECTION.iterdir() if folder.is_dir())


@cache
def reading(name: str) -> Reading:
    """One of `PEOPLE`, or 'ada'."""
    if name == "ada":
        return read(ADA)
    return withhold(read_sources([next((COLLECTION / name).glob("resume.*"))]))


def read(text: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resume.md"
        path.write_text(text, encoding="utf-8")
        return withhold(read_sources([path]))


def drafts_of(name: str) -> Drafts:
    """An empty collection of drafts over a résumé."""
    found = reading(name)
    return Drafts(found.resume, found.documents, Wording("seed"))


@cache
def items_of(name: str, seed: int = 0) -> tuple[Item, ...]:
    found = reading(name)
    return starter_items(found.resume, found.documents, as_of=TODAY, seed=seed)
