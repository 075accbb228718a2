"""The data keeps its rules, and each rule finds what breaks it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from chatbot.learning import rules
from chatbot.learning.pairs import Portrait, groups, load
from chatbot.learning.rules import counts, problems
from chatbot.lexicon import words

RESUMES, QUESTIONS, NOT_STATED = 240, 15_000, 4_000  # at least so many in all


def test_no_group_breaks_a_rule() -> None:
    assert [problem for group in groups() for problem in problems(group, load(group))] == []


def test_there_is_enough_of_it() -> None:
    counted = counts(portrait for group in groups() for portrait in load(group))
    assert counted["résumés"] >= RESUMES
    assert counted["questions"] >= QUESTIONS
    assert counted["not stated"] >= NOT_STATED
    assert counted["reworded"] > 0.45 * counted["questions"]
    assert counted["not stated, carried"] > 0.5 * counted["not stated"]
    for kind in ("natural", "keyword", "noisy", "fragment", "british", "american", "indian", "non-native"):
        assert counted[kind] > 400, kind


def test_no_résumé_is_in_the_data_twice() -> None:
    names = [portrait.name for group in groups() for portrait in load(group)]
    assert len(names) == len(set(names))


def _portrait(**changes: object) -> Portrait:
    line = {
        "id": 1,
        "section": "Experience",
        "context": "Cook, Blue Spoon (2019-2021)",
        "text": "Cut food waste by 30 %.",
        "questions": [{"q": "Did he throw less away?", "kind": "reworded"}],
    }
    row: dict[str, object] = {
        "resume_id": "x-01",
        "profession": "cook",
        "name": "Ada Quill",
        "lines": [line],
        "not_stated": [],
    }
    return Portrait.model_validate(row | changes)


def _line(**changes: object) -> dict[str, object]:
    return _portrait().lines[0].model_dump() | changes


def _found(portraits: Iterable[Portrait]) -> str:
    return "\n".join(problems("group", list(portraits)))


def test_what_keeps_the_rules_is_not_told() -> None:
    assert _found([_portrait()]) == ""


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"lines": [_line(id=2)]}, "not numbered"),
        ({"lines": [_line(also=(7,))]}, "not there"),
        ({"lines": [_line(questions=({"q": "Less wasteful cook?", "kind": "reworded"},))]}, "'wasteful'"),
        ({"lines": [_line(questions=({"q": "Tidy with a spoon?", "kind": "reworded"},))]}, "'spoon'"),
        ({"not_stated": ({"q": "did he throw LESS away", "kind": "noisy"},)}, "asked twice"),
        ({"not_stated": ({"q": "Any wine?", "kind": "natural", "from": "x-02.1"},)}, "does not ask it"),
    ],
)
def test_each_rule_finds_what_breaks_it(changes: dict[str, object], told: str) -> None:
    assert told in _found([_portrait(**changes)])


def test_a_carried_question_names_nobody() -> None:
    other = _portrait(
        resume_id="x-02",
        name="Bo Tremlett",
        lines=[_line(questions=({"q": "Does Bo know wine?", "kind": "natural"},))],
    )
    taker = _portrait(not_stated=({"q": "Does Bo know wine?", "kind": "natural", "from": "x-02.1"},))
    assert "names 'bo'" in _found([taker, other])


def test_two_of_one_id_are_told() -> None:
    assert "one id" in _found([_portrait(), _portrait()])


def test_the_command_lists_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rules, "groups", lambda: ("odd",))
    monkeypatch.setattr(rules, "load", lambda group: (_portrait(lines=[_line(id=3)]),))
    assert rules.main() == 1
    printed = capsys.readouterr().out
    assert "not numbered" in printed
    assert "1 résumés, 1 lines, 1 questions" in printed


def test_what_is_learned_from_is_not_what_is_measured_with() -> None:
    """Everyday questions ("Does she speak Spanish?") coincide; longer ones must not."""
    collection = Path(__file__).resolve().parents[2] / "collection"
    measured = {
        " ".join(words(json.loads(row)["user_input"]))
        for path in collection.rglob("*.jsonl")
        for row in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(measured) > 1_000
    learned = {
        " ".join(words(question))
        for group in groups()
        for portrait in load(group)
        for question in (
            *(asked.q for _, asked, _ in portrait.asked()),
            *(none.q for none in portrait.not_stated),
        )
    }
    assert {question for question in learned & measured if len(question.split()) > 8} == set()
