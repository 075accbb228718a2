"""How well files are read: precision and recall against gold, a line a file: `python tests/readings/score.py
dev`.

The files of this folder and the plain texts of `tests/collection`, each read as an owner's would be (`show
--json`). Gold was written by who made the file, before the reader was measured with it. It refuses to know
how files are read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from index.errors import SourceRefused
from index.overview import overview
from index.resume import read_sources

HERE = Path(__file__).parent
SHELVES = (HERE, HERE.parent / "collection")
Keys = list[tuple[str, ...]]
Counts = tuple[int, int, int]
"""Right, read, in the gold."""


_EAST = r"[\u2e80-\u9fff]"  # Chinese and Japanese: printed programs part them from figures, or do not


def fold(value: object) -> str:
    """Words as compared: case, width, punctuation and spacing aside."""
    text = unicodedata.normalize("NFKC", str(value or "")).casefold()
    text = re.sub(r"[\W_]+", " ", text).strip()
    return re.sub(rf"(?<={_EAST}) | (?={_EAST})", "", text)


def _position(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return (fold(entry["organization"]), fold(entry["title"]), str(entry["start"]), str(entry["end"]))


def _link(value: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/+$", "", value.casefold())


def _contact(resume: Mapping[str, Any]) -> Keys:
    contact = resume["contact"]
    keys: Keys = [("name", fold(resume["name"]))] if resume["name"] else []
    keys += [("email", contact["email"].casefold())] if contact.get("email") else []
    if contact.get("phone"):
        keys.append(("phone", re.sub(r"\D", "", contact["phone"])))
    if contact.get("location"):
        keys.append(("location", fold(contact["location"])))
    return keys + [("link", _link(link)) for link in contact.get("links") or ()]


def _texts(name: str) -> Callable[[Mapping[str, Any]], Keys]:
    return lambda resume: [(fold(text),) for text in resume.get(name) or ()]


PARTS: dict[str, Callable[[Mapping[str, Any]], Keys]] = {
    "positions": lambda resume: [_position(entry) for entry in resume["positions"]],
    "bullets": lambda resume: [
        (*_position(entry), fold(text)) for entry in resume["positions"] for text in entry["bullets"]
    ],
    "education": lambda resume: [
        (fold(entry["institution"]), fold(entry["degree"]), str(entry["start"]), str(entry["end"]))
        for entry in resume["education"]
    ],
    "contact": _contact,
    "sections": _texts("sections"),
    "certificates": lambda resume: [
        (fold(entry["name"]), str(entry["date"])) for entry in resume["certifications"]
    ],
    "skills": _texts("skills"),
    "languages": _texts("languages"),
}
"""What is compared, and what makes two of a kind the same."""


def count(found: Keys, gold: Keys) -> Counts:
    return sum((Counter(found) & Counter(gold)).values()), len(found), len(gold)


def compare(found: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, Counts]:
    """Every part of a résumé as read beside its gold. Parts the gold leaves open (`sections` of a format
    that has none) are left out."""
    return {
        part: count(keys(found), keys(gold))
        for part, keys in PARTS.items()
        if not (part == "sections" and not gold["sections"])
    }


def cases(half: str) -> list[Path]:
    """The folders of one half that hold gold."""
    return sorted(gold.parent for shelf in SHELVES for gold in (shelf / half).glob("*/gold.json"))


def source_of(case: Path) -> Path:
    """What is read: the one file, or the folder `files/` of several documents of one person."""
    folder = case / "files"
    return folder if folder.is_dir() else next(iter(sorted(case.glob("resume.*"))))


def read(case: Path) -> dict[str, Any] | None:
    """The résumé as `show --json` prints it; None when it was refused."""
    try:
        return dict(overview(read_sources([source_of(case)]))["resume"])
    except SourceRefused as refusal:
        print(f"{case.name}: {refusal}", file=sys.stderr)
        return None


def gold_of(case: Path) -> dict[str, Any]:
    return dict(json.loads((case / "gold.json").read_text(encoding="utf-8")))


def score(case: Path) -> dict[str, Counts]:
    """The counts of one file; one that was refused has read nothing."""
    gold, found = gold_of(case), read(case)
    if found is None:
        return {part: (0, 0, len(keys(gold))) for part, keys in PARTS.items()}
    return compare(found, gold)


def total(tables: Sequence[Mapping[str, Counts]], part: str) -> Counts:
    rows = [table[part] for table in tables if part in table]
    return sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows)


def shares(counts: Counts) -> str:
    """Precision and recall, as `0.98/1.00`; a dash where there is nothing to find or nothing was read."""
    right, read_, gold = counts
    return (
        f"{right / read_:.2f}/{right / gold:.2f}"
        if read_ and gold
        else ("–" if not read_ + gold else "0.00/0.00")
    )


def _differences(case: Path) -> None:
    gold, found = gold_of(case), read(case)
    for part, keys in PARTS.items() if found else ():
        have, want = Counter(keys(found)), Counter(keys(gold))  # type: ignore[arg-type] # not None here
        for sign, rest in (("-", want - have), ("+", have - want)):
            for key in rest:
                print(f"    {sign} {part:12} {' | '.join(key)}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("half", choices=["dev", "held"])
    parser.add_argument("--only", default="", help="only files whose folder contains this")
    parser.add_argument(
        "--show", action="store_true", help="what was missed (-) and what was too much (+); dev only"
    )
    arguments = parser.parse_args()
    if arguments.half == "held" and (arguments.show or arguments.only):
        parser.error("the held half is not looked at while building: see README.md")
    found = [case for case in cases(arguments.half) if arguments.only in case.name]
    tables = [score(case) for case in found]
    width = max((len(f"{case.name} {source_of(case).suffix}") for case in found), default=0)
    print(f"{'precision/recall':{width}}  " + " ".join(f"{part:>12}" for part in PARTS))
    for number, (case, table) in enumerate(zip(found, tables, strict=True), 1):
        name = f"{case.name} {source_of(case).suffix}"
        shown = name if arguments.half == "dev" else f"{number} {source_of(case).suffix or 'folder'}"
        print(f"{shown:{width}}  " + " ".join(f"{shares(table.get(part, (0, 0, 0))):>12}" for part in PARTS))
        if arguments.show:
            _differences(case)
    for title, kept in (
        ("all", lambda case: True),
        ("pdf", lambda case: source_of(case).suffix == ".pdf"),
        ("text and Markdown", lambda case: source_of(case).suffix in (".md", ".txt")),
        ("other", lambda case: source_of(case).suffix not in (".pdf", ".md", ".txt")),
        ("own hand", lambda case: not re.fullmatch(r"[k-w]\d+", case.name)),
        ("h…: own hand", lambda case: bool(re.fullmatch(r"h\d+", case.name))),
        ("k… to w…: other hands", lambda case: bool(re.fullmatch(r"[k-w]\d+", case.name))),
        ("v… w…: the last batch", lambda case: bool(re.fullmatch(r"[vw]\d+", case.name))),
    ):
        rows = [table for case, table in zip(found, tables, strict=True) if kept(case)]
        if rows:
            head = f"{title}, {len(rows)} files"
            print(f"{head:{width}}  " + " ".join(f"{shares(total(rows, part)):>12}" for part in PARTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
