"""The collection judges the bot, so it has to be right itself. Knows nothing of the code."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
QUESTION_FILES = sorted(HERE.glob("*/*/questions.jsonl")) + sorted(HERE.glob("seed/*.jsonl"))
RESUME_FOLDERS = sorted(p.parent for p in HERE.glob("*/*/gold.json"))
PEOPLE = sorted(p.parent for p in HERE.glob("*/*/resume.*"))

KINDS = {
    "direct", "did_at", "reworded", "skill_present", "skill_absent", "computed", "list", "comparison",
    "yesno", "twopart", "followup", "summary", "noise", "policy", "offtopic", "smalltalk", "contact",
    "nearmiss",
}  # fmt: skip
OTHER_HANDS = {"others", "second", "third", "fourth", "fifth", "unread"}
ANSWERABILITY = {"ANSWERABLE", "PARTIAL", "UNANSWERABLE", "UNDERSPECIFIED", "CONVERSATIONAL"}
ITEM_KEYS = {
    "id", "user_input", "messages", "answerability", "reference", "reference_facts", "forbidden",
    "reference_spans", "tags", "split", "must_pass", "schema_version",
}  # fmt: skip
FACT_KINDS = {"text", "number", "date", "duration", "entity", "list_item"}
RESUME_KEYS = {
    "name", "headline", "contact", "summary", "positions", "education", "skills", "certifications", "patents",
    "publications", "languages", "sections",
}  # fmt: skip
POSITION_KEYS = {"organization", "title", "start", "end", "location", "section", "bullets"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def squash(text: str) -> str:
    return " ".join(text.split())


def found(pattern: str, answer: str) -> bool:
    if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/"):
        return re.search(pattern[1:-1], answer, re.IGNORECASE) is not None
    return squash(pattern).casefold() in answer.casefold()


@cache
def items(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def resume_text(folder: Path) -> str:
    (resume,) = folder.glob("resume.*")
    return resume.read_text(encoding="utf-8")


@cache
def gold(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return read


def name_of(path: Path) -> str:
    return str(path.relative_to(HERE))


question_files = pytest.mark.parametrize("path", QUESTION_FILES, ids=name_of)
resume_folders = pytest.mark.parametrize("folder", RESUME_FOLDERS, ids=name_of)


def test_the_collection_is_complete() -> None:
    assert Counter(f.parent.name for f in RESUME_FOLDERS) == {"dev": 9, "held": 5}
    assert Counter(f.parent.name for f in PEOPLE) == {
        "dev": 9,
        "held": 5,
        "others": 6,
        "second": 6,
        "third": 6,
        "fourth": 8,
        "fifth": 6,
        "unread": 6,
    }
    for folder in PEOPLE:
        assert len(items(folder / "questions.jsonl")) >= 25, name_of(folder)
    assert len(items(HERE / "seed/dev.jsonl")) >= 80
    assert len(items(HERE / "seed/held.jsonl")) >= 60


def test_ids_are_unique_over_all_sets() -> None:
    ids = Counter(item["id"] for path in QUESTION_FILES for item in items(path))
    assert [i for i, n in ids.items() if n > 1] == []


def test_no_question_is_asked_twice_of_one_person() -> None:
    people = [[p] for p in QUESTION_FILES if p.parent.parent != HERE]
    people.append([p for p in QUESTION_FILES if p.parent.parent == HERE])
    for paths in people:
        asked = Counter(
            (
                squash(item["user_input"]).casefold(),
                *(squash(m["content"]).casefold() for m in item["messages"]),
            )
            for path in paths
            for item in items(path)
        )
        assert [q for q, n in asked.items() if n > 1] == []


def test_half_of_what_cannot_be_answered_is_a_near_miss_or_a_skill() -> None:
    own = [path for path in QUESTION_FILES if path.parent.parent.name not in OTHER_HANDS]
    every = [item for path in own for item in items(path)]
    unanswerable = [item for item in every if item["answerability"] == "UNANSWERABLE"]
    assert len(unanswerable) >= 0.2 * len(every)
    assert (
        sum(bool({"nearmiss", "skill_absent"} & set(item["tags"])) for item in unanswerable)
        >= len(unanswerable) / 2
    )
    assert {tag for item in every for tag in item["tags"]} >= KINDS


@question_files
def test_items_have_the_agreed_shape(path: Path) -> None:
    split = "held" if {"held", "unread"} & set(re.findall(r"\w+", name_of(path))) else "dev"
    for item in items(path):
        assert set(item) == ITEM_KEYS, item["id"]
        assert item["user_input"].strip(), item["id"]
        assert item["reference"].strip(), item["id"]
        assert item["answerability"] in ANSWERABILITY, item["id"]
        assert len(KINDS & set(item["tags"])) == 1, item["id"]
        assert item["split"] == split, item["id"]
        assert item["schema_version"] == 1, item["id"]
        assert isinstance(item["must_pass"], bool), item["id"]
        assert all(set(m) == {"role", "content"} for m in item["messages"]), item["id"]
        assert all(m["role"] == "user" for m in item["messages"]), item["id"]
        if "followup" in item["tags"]:
            assert item["messages"], item["id"]
        if item["answerability"] in {"ANSWERABLE", "PARTIAL"}:
            assert any(fact["required"] for fact in item["reference_facts"]), item["id"]
        for fact in item["reference_facts"]:
            assert set(fact) == {"any_of", "kind", "required"}, item["id"]
            assert fact["any_of"], item["id"]
            assert fact["kind"] in FACT_KINDS, item["id"]


@question_files
def test_a_fifth_of_every_set_cannot_be_answered(path: Path) -> None:
    """Of those by other hands, a sixth; of the second and fourth, who asked all kinds alike, a
    fourteenth; of the fifth a twentieth; of the third, who ask what is there, none."""
    of = path.parent.parent.name
    shares = {"second": 1 / 14, "third": 0.0, "fourth": 1 / 14, "fifth": 1 / 20}
    every, share = items(path), shares.get(of, 1 / 6 if of in OTHER_HANDS else 0.2)
    assert sum(item["answerability"] == "UNANSWERABLE" for item in every) >= share * len(every)


@question_files
def test_patterns_compile(path: Path) -> None:
    for item in items(path):
        for pattern in [*item["forbidden"], *(p for f in item["reference_facts"] for p in f["any_of"])]:
            assert pattern.strip(), item["id"]
            if pattern.startswith("/"):
                assert pattern.endswith("/"), item["id"]
                assert len(pattern) > 2, item["id"]
                assert re.compile(pattern[1:-1], re.IGNORECASE).search("") is None, (item["id"], pattern)


@question_files
def test_references_satisfy_their_own_facts_and_hit_nothing_forbidden(path: Path) -> None:
    wrong = []
    for item in items(path):
        answer = squash(item["reference"])
        lacking = [f for f in item["reference_facts"] if not any(found(p, answer) for p in f["any_of"])]
        wrong += [(item["id"], "lacks", fact["any_of"]) for fact in lacking]
        wrong += [(item["id"], "hits", p) for p in item["forbidden"] if found(p, answer)]
    assert wrong == []


@question_files
def test_quotes_stand_in_the_resume_exactly_once(path: Path) -> None:
    wrong = []
    for item in items(path):
        for span in item["reference_spans"]:
            n = (path.parent / span["source"]).read_text(encoding="utf-8").count(span["quote"])
            if n != 1:
                wrong.append((item["id"], n, span["quote"]))
    assert wrong == []


@question_files
def test_what_a_fictional_resume_answers_is_quoted(path: Path) -> None:
    if path.parent.name == "seed":
        pytest.skip("the real résumé is not quoted here")
    for item in items(path):
        if item["answerability"] in {"ANSWERABLE", "PARTIAL"}:
            assert item["reference_spans"], item["id"]


@resume_folders
def test_gold_has_the_shape_of_show(folder: Path) -> None:
    resume = gold(folder)
    assert set(resume) == RESUME_KEYS
    assert set(resume["contact"]) == {"email", "phone", "links", "location"}
    for position in resume["positions"]:
        assert set(position) == POSITION_KEYS
        assert position["section"] in resume["sections"]
    for school in resume["education"]:
        assert set(school) == {"institution", "degree", "start", "end"}
    for certificate in resume["certifications"]:
        assert set(certificate) == {"name", "issuer", "date"}


@resume_folders
def test_gold_dates_are_dates_in_order(folder: Path) -> None:
    for entry in gold(folder)["positions"] + gold(folder)["education"]:
        start, end = entry["start"], entry["end"]
        assert start is None or DATE.fullmatch(start)
        assert end is None or end == "present" or DATE.fullmatch(end)
        if start and end:
            assert start[:4] <= end
    for certificate in gold(folder)["certifications"]:
        assert certificate["date"] is None or DATE.fullmatch(certificate["date"])


@resume_folders
def test_gold_is_printed_in_the_resume(folder: Path) -> None:
    text, resume = resume_text(folder), gold(folder)
    text = re.sub(r"^\s*(?:[-*>•▪]|o )\s*", "", text, flags=re.MULTILINE)
    text = squash(text if (folder / "resume.txt").exists() else text.replace("*", ""))
    assert resume["name"].casefold() in text.casefold()  # a name printed in capitals may be read either way
    printed = [resume["headline"], resume["summary"], *resume["contact"]["links"]]
    printed += [resume["contact"][key] for key in ("email", "phone", "location")]
    printed += (
        resume["skills"]
        + resume["languages"]
        + resume["sections"]
        + resume["publications"]
        + resume["patents"]
    )
    for position in resume["positions"]:
        printed += [position["organization"], position["title"], position["location"], *position["bullets"]]
    for school in resume["education"]:
        printed += [school["institution"], school["degree"]]
    for certificate in resume["certifications"]:
        printed += [certificate["name"], certificate["issuer"]]
    assert [p for p in printed if p and squash(p) not in text] == []


@resume_folders
def test_gold_lists_sections_in_printed_order(folder: Path) -> None:
    lines = [line.strip().lstrip("#").strip() for line in resume_text(folder).splitlines()]
    places = [lines.index(heading) for heading in gold(folder)["sections"]]
    assert places == sorted(places)


@resume_folders
def test_gold_bullets_name_no_bullet_sign(folder: Path) -> None:
    for position in gold(folder)["positions"]:
        assert not [b for b in position["bullets"] if re.match(r"[-*•▪–○]\s", b) or b != squash(b)]


def is_right(item: dict[str, Any], answer: str) -> bool:
    facts = [fact for fact in item["reference_facts"] if fact["required"]]
    return all(any(found(p, answer) for p in fact["any_of"]) for fact in facts) and not any(
        found(p, answer) for p in item["forbidden"]
    )


@question_files
def test_an_honest_refusal_hits_nothing_forbidden(path: Path) -> None:
    if path.parent.parent.name == "second":
        pytest.skip("there it is wrong to say that the résumé does not say what it says in other words")
    refusals = [
        "The résumé does not mention that.",
        "The résumé does not say: {}",
        "No, the résumé does not mention it.",
    ]
    wrong = [
        (item["id"], refusal)
        for item in items(path)
        if item["answerability"] == "UNANSWERABLE"
        for refusal in refusals
        if any(found(p, refusal.format(item["user_input"])) for p in item["forbidden"])
    ]
    assert wrong == []


@question_files
def test_neither_a_parrot_nor_a_denial_passes_where_the_resume_answers(path: Path) -> None:
    """By the facts alone; of the sets by other hands the program's judge has to tell (its own tests)."""
    if path.parent.parent.name in OTHER_HANDS:
        pytest.skip("written for a judge that knows a denial")
    wrong = [
        (item["id"], answer)
        for item in items(path)
        if item["answerability"] in {"ANSWERABLE", "PARTIAL"}
        for answer in (
            item["user_input"],
            "The résumé does not mention " + item["user_input"],
            "I do not know.",
        )
        if is_right(item, answer)
    ]
    assert wrong == []
