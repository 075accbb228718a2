"""How many questions of the collection are answered right: `python tests/collection/score.py dev [--wrong]`.

A plain count by the rules of README.md beside this file; facts and forbidden texts decide, then the status.
It refuses to know how answers come about: it asks the bot as a visitor does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from chatbot.bot import Bot, open_bot
from chatbot.models import Answer, Turn
from chatbot.settings import load_settings

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 1)
ABSTAINED = {"not_mentioned", "declined", "clarify", "smalltalk"}


def matches(pattern: str, text: str) -> bool:
    """Whether a fact or forbidden text occurs: /…/ is searched, anything else is contained; case ignored."""
    if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/"):
        return re.search(pattern[1:-1], text, re.IGNORECASE) is not None
    return pattern.casefold() in text.casefold()


def outcome(item: dict[str, Any], answer: Answer) -> str:
    """correct, missing, incomplete, wrong (forbidden or answered what is not there)."""
    text = re.sub(r"\[\d+\]", "", " ".join(answer.answer.split()))
    if any(matches(pattern, text) for pattern in item["forbidden"]):
        return "wrong"
    facts = all(
        any(matches(p, text) for p in fact["any_of"]) for fact in item["reference_facts"] if fact["required"]
    )
    if item["answerability"] == "UNANSWERABLE":
        return "correct" if answer.status in ABSTAINED | {"partly"} else "wrong"
    if item["answerability"] == "CONVERSATIONAL":
        return "correct" if answer.status in {"smalltalk", "clarify"} and facts else "wrong"
    if facts:
        return "correct"
    return "missing" if answer.status in ABSTAINED | {"partly"} else "incomplete"


def ask(bot: Bot, item: dict[str, Any]) -> Answer:
    """The answer to the last turn, earlier ones replayed."""
    history: list[Turn] = []
    for message in item["messages"]:
        history.append(bot.turn(message["content"], history))
    return bot.turn(item["user_input"], history).answer


def sets(split: str) -> list[tuple[Path | None, Path]]:
    """(résumé, questions) pairs of a split; None is the seed."""
    folders = sorted(path.parent for path in (HERE / split).glob("*/questions.jsonl"))
    pairs: list[tuple[Path | None, Path]] = [
        (next(folder.glob("resume.*")), folder / "questions.jsonl") for folder in folders
    ]
    return [(None, HERE / "seed" / f"{split}.jsonl"), *pairs]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=["dev", "held"])
    parser.add_argument(
        "--wrong", action="store_true", help="show every answer that is not correct (dev only)"
    )
    parser.add_argument("--only", default="", help="only résumés whose folder contains this")
    parser.add_argument("--all", action="store_true", help="show every answer (dev only)")
    arguments = parser.parse_args()
    if (arguments.wrong or arguments.all) and arguments.split == "held":
        parser.error("held answers are not looked at: see README.md")
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    by_set: dict[str, Counter[str]] = defaultdict(Counter)
    lengths: list[int] = []
    settings = load_settings(seeds=HERE.parents[1] / "seeds")
    for resume, questions in sets(arguments.split):
        name = resume.parent.name if resume else "seed"
        if arguments.only and arguments.only not in name:
            continue
        bot = open_bot(settings, resume=resume, as_of=TODAY)
        for line in questions.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            answer = ask(bot, item)
            result = outcome(item, answer)
            lengths.append(len(answer.answer.split()))
            by_kind[item["tags"][0]][result] += 1
            by_set[name][result] += 1
            if arguments.all or (arguments.wrong and result != "correct"):
                said = f"{answer.status} {answer.confidence}"
                print(f"--- {item['id']} [{item['tags'][0]}] {result.upper()} ({said})")
                for message in item["messages"]:
                    print(f"    (before: {message['content']})")
                print(f"  Q {item['user_input']}\n  A {answer.answer}\n  = {item['reference']}")
    total = sum(by_set.values(), Counter())
    for title, table in (("kind", by_kind), ("résumé", by_set)):
        print(f"\n{title:22}{'n':>5}{'correct':>9}{'wrong':>7}{'missing':>9}{'incomplete':>12}")
        for key, counts in [*sorted(table.items()), ("all", total)]:
            n = sum(counts.values())
            row = f"{key:22}{n:5}{counts['correct'] / n:9.2f}{counts['wrong']:7}{counts['missing']:9}"
            print(f"{row}{counts['incomplete']:12}")
    lengths.sort()
    print(f"\nmedian answer: {lengths[len(lengths) // 2]} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
