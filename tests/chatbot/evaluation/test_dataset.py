"""Question sets are read whole or refused, with file, line and field of everything that is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.errors import NothingSelected, OperatorError
from chatbot.evaluation.dataset import (
    Problem,
    QuestionSet,
    broken,
    digest,
    examine,
    find_sets,
    misquoted,
    nothing_selected,
    read_sets,
    repeated,
    selected,
)
from chatbot.evaluation.models import Item
from tests.chatbot.evaluation.house import ROWS, row, write_rows

SOURCES = {"cv.md": "# Ada\n\nLead Engineer at\nAcme. Built it in Go. Sold it in Go."}


GONE = "is not in cv.md; quote what is there now, or give its résumé with --resume"


def read(path: Path) -> QuestionSet:
    found, problems = examine(path)
    assert problems == []
    return found


def wrong(folder: Path, *rows: dict[str, Any] | str) -> list[str]:
    """What is wrong with a set of these lines, each as `line: what`."""
    path = folder / "set.jsonl"
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, problems = examine(path)
    assert all(problem.path == path for problem in problems)
    return [f"{problem.line}: {problem.what}" for problem in problems]


def test_a_set_is_its_lines_in_order_and_the_resume_beside_it(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "ada" / "questions.jsonl")
    path.write_text("\ufeff\n" + path.read_text(encoding="utf-8").replace("\n", "\r\n\r\n"), encoding="utf-8")
    assert read(path).resume is None
    (tmp_path / "ada" / "resume.md").write_text("# Ada", encoding="utf-8")
    found = read(path)
    assert [item.id for item in found.items] == [each["id"] for each in ROWS]
    assert found.lines[:2] == (2, 4)
    assert (found.name, found.resume) == ("ada", tmp_path / "ada" / "resume.md")
    (tmp_path / "ada" / "resume.pdf").write_text("two are none", encoding="utf-8")
    assert read(path).resume is None
    assert read(write_rows(tmp_path / "ada" / "more.jsonl")).name == "ada/more"


def test_a_folder_is_searched_and_a_file_counts_once(tmp_path: Path) -> None:
    b, a = write_rows(tmp_path / "b.jsonl"), write_rows(tmp_path / "a" / "questions.jsonl")
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    assert find_sets([b, tmp_path, b]) == (b, a)


@pytest.mark.parametrize(
    ("name", "words"), [("none.jsonl", "There is no question set"), ("empty", "holds no")]
)
def test_a_path_without_a_set_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(OperatorError, match=words):
        find_sets([tmp_path / name])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({"id": "a", "answerability": "ANSWERABLE"}, "user_input: it is missing"),
        ({**row("a", "?"), "answerability": "MAYBE"}, "answerability: it should be "),
        ({**row("a", "?"), "references": []}, "references: "),
        ({**row("", "?")}, "id: it must not be empty"),
        ({**row("a", "?"), "reference_facts": [{"any_of": []}]}, "reference_facts.0.any_of: it must not be"),
        ({**row("a", "?"), "reference_spans": [{"quote": "x"}]}, "reference_spans.0.source: it is missing"),
        ({**row("a", "?"), "messages": [{"role": "boss", "content": ""}]}, "messages.0.role: it must be "),
        ({**row("a", "?"), "schema_version": 2}, "schema_version: 2 is newer than this program's 1"),
        ("Who?", "it is not JSON: "),
        ('{"id": "a"', "it is not JSON: "),
        ('{"id": "\\ud800", "user_input": "?", "answerability": "PARTIAL"}', "it is not JSON: "),
        ("[]", "it "),
    ],
)
def test_a_broken_line_names_line_and_field(tmp_path: Path, line: dict[str, Any] | str, what: str) -> None:
    (found,) = wrong(tmp_path, ROWS[1], line)
    assert found.startswith(f"2: {what}")
    assert "line 1" not in found


def test_what_the_gold_itself_gets_wrong_is_told(tmp_path: Path) -> None:
    facts = {
        "reference_facts": [{"any_of": ["2019", "/two thousand/"]}, {"any_of": ["x"], "required": False}]
    }
    assert wrong(
        tmp_path,
        {**row("a", "?", "fact"), "reference": "In 2018.", **facts},
        {**row("b", "?", "fact"), "reference": "In 2019.", **facts, "forbidden": ["2019"]},
        {**row("c", "?", "fact"), "reference": "In 2019.", "reference_facts": [{"any_of": ["/(2019/"]}]},
        {**row("d", "?"), "forbidden": ["/[/", "/fine/"]},
        {**row("e", "?", "fact"), "reference": "", **facts},
    ) == [
        '1: reference: it does not say ["2019", "/two thousand/"]',
        "2: reference: it says “2019”, which is forbidden",
        "3: reference_facts: /(2019/ is no regular expression "
        "(missing ), unterminated subpattern at position 0)",
        "4: forbidden: /[/ is no regular expression (unterminated character set at position 0)",
    ]


def test_an_id_is_used_once_in_a_file_and_over_files(tmp_path: Path) -> None:
    assert wrong(tmp_path, ROWS[0], ROWS[1], ROWS[0]) == ["3: id: 'role' was used on line 1 already"]
    one, two = write_rows(tmp_path / "one.jsonl", ROWS[:2]), write_rows(tmp_path / "two.jsonl", ROWS[1:])
    assert [str(each) for each in repeated([read(one), read(two)])] == [
        f"{two}, line 1: id: 'school' is used in {one}, too"
    ]
    with pytest.raises(OperatorError, match=r"two\.jsonl, line 1: id: 'school'.*nothing was run"):
        read_sets([one, two])
    assert len(read_sets([one])) == 1


def test_an_empty_file_is_no_set_and_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert wrong(tmp_path, "", "  ") == ["1: the set is empty"]
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "caf\xe9"}')
    with pytest.raises(OperatorError, match=r"is not UTF-8 text: .* at byte 11; save it as UTF-8"):
        examine(tmp_path / "latin.jsonl")
    with pytest.raises(OperatorError, match="cannot be read"):
        examine(tmp_path)


def test_five_problems_are_told_and_the_rest_counted() -> None:
    problems = [Problem(path=Path("q.jsonl"), line=n, what="id: bad") for n in range(1, 8)]
    told = str(broken(problems))
    assert told.count("id: bad") == 5
    assert told.endswith(
        "q.jsonl, line 5: id: bad; and 2 more; nothing was run, mend this first. "
        "All are listed by: resume-chatbot eval validate -d q.jsonl"
    )
    assert "more" not in str(broken(problems[:5]))


def test_a_quote_stands_once_in_the_resume(tmp_path: Path) -> None:
    def spans(*quotes: str) -> dict[str, Any]:
        return {"reference_spans": [{"source": "cv.md", "quote": quote} for quote in quotes]}

    long = "Nobody wrote this. " * 10
    path = write_rows(
        tmp_path / "set.jsonl",
        [
            {**row("a", "?"), **spans("Lead Engineer at Acme.")},  # over a line's end
            {**row("b", "?"), **spans("in Go", "Chief")},
            {**row("c", "?"), **spans(long)},
        ],
    )
    assert [str(problem).removeprefix(f"{path}, ") for problem in misquoted(read(path), SOURCES)] == [
        "line 2: reference_spans.0.quote: “in Go” is more than once in cv.md (line 4); quote more of the "
        "line that is meant",
        f"line 2: reference_spans.1.quote: “Chief” {GONE}",
        f"line 3: reference_spans.0.quote: “{long[:60].rstrip()} …” {GONE}",
    ]


def test_a_selection_takes_any_of_the_tags_and_one_split() -> None:
    items = [Item.model_validate(each) for each in ROWS]

    def ids(*how: Any, **more: Any) -> list[str]:
        return [item.id for item in selected(items, *how, **more)]

    assert ids() == [item.id for item in items]
    assert ids(["contact", "list"]) == ["school", "mail"]
    assert ids([], "smoke") == ["school", "nursing"]
    assert ids(["contact"], "smoke") == []
    assert ids(ids=["rust"]) == ["rust"]


def test_an_empty_selection_names_what_there_is(tmp_path: Path) -> None:
    found = read(write_rows(tmp_path / "set.jsonl"))
    error = nothing_selected([found], ["sport"], "test")
    assert isinstance(error, NothingSelected)
    assert str(error) == (
        "No question has the tag sport and the split test; "
        "the tags are contact, direct, list, nearmiss, skill, the splits dev, smoke."
    )
    bare = read(write_rows(tmp_path / "bare.jsonl", [{**ROWS[0], "tags": []}]))
    assert "the tags are none" in str(nothing_selected([bare], ["sport"], None))


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_lines_and_keys_does_not_make_another_set(chance: random.Random) -> None:
    rows = [dict(sorted(each.items(), key=lambda _: chance.random())) for each in ROWS]
    chance.shuffle(rows)
    one, other = ([Item.model_validate(each) for each in version] for version in (ROWS, rows))
    assert digest(one) == digest(other)
    assert digest(one) != digest(one[1:])
    assert digest([one[0].model_copy(update={"reference": "else"}), *one[1:]]) != digest(one)


def test_an_expression_that_searches_its_own_reference_for_ever_is_told_by_its_line(tmp_path: Path) -> None:
    item = {
        "id": "a",
        "user_input": "Who?",
        "answerability": "ANSWERABLE",
        "reference": "Nurse " + "a" * 60 + "!",
        "reference_facts": [{"any_of": ["/^(Nurse )?(a|aa)+$/"]}],
    }
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(item) + "\n")
    _, problems = examine(path)
    (problem,) = problems
    assert problem.line == 1
    assert problem.what.startswith(
        "reference_facts or forbidden: /^(Nurse )?(a|aa)+$/ has not come to an end"
    )


def _one(path: Path, key: str) -> Path:
    return write_rows(path, [row(key, "What is the current role?", "Lead Engineer")])


def test_sets_in_folders_of_one_name_are_told_apart_by_the_folders_above(tmp_path: Path) -> None:
    paths = [
        _one(tmp_path / "a" / "nurse" / "questions.jsonl", "1"),
        _one(tmp_path / "b" / "nurse" / "questions.jsonl", "2"),
        _one(tmp_path / "b" / "cook" / "questions.jsonl", "3"),
    ]
    assert [read.name for read in read_sets(paths)] == ["a/nurse", "b/nurse", "cook"]


def test_a_folder_and_a_file_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [_one(tmp_path / "x" / "questions.jsonl", "1"), _one(tmp_path / "x.jsonl", "2")]
    deep = [read.name for read in read_sets([*paths, _one(tmp_path / "y" / "x" / "questions.jsonl", "3")])]
    assert len(set(deep)) == 3
