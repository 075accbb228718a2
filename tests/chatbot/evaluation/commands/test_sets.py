"""Question sets made, checked, and carried to another tool and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.chatbot.evaluation.commands.typed import ASK, Command, refused, refused_early
from tests.chatbot.evaluation.house import QUESTIONS, ROWS, row, write_rows


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("eval run", ("no question set", "questions.jsonl", "eval init")),
        (f"eval export csv {QUESTIONS}", ("csv is no format", "ragas and promptfoo")),
        (f"eval export ragas {QUESTIONS} -o {QUESTIONS}", ("cannot be made", "give another -o")),
        ("eval export ragas none.jsonl", ("no run none.jsonl",)),
        ("eval import csv x -o y", ("csv is no format",)),
        ("eval import ragas none.jsonl -o y.jsonl", ("none.jsonl cannot be read", "check the path")),
        (f"eval import ragas {QUESTIONS} -o {QUESTIONS}", ("is there already", "another -o FILE")),
        (f"eval init -o {QUESTIONS}", ("is there already",)),
        (f"eval init -o {QUESTIONS}/set.jsonl", (f"The folder {QUESTIONS} cannot be made",)),
    ],
)
def test_a_mistake_is_one_sentence_with_the_remedy(
    eval_: Command, opened: list[Path | None], line: str, words: tuple[str, ...]
) -> None:
    refused_early(eval_, opened, line, words)


def test_a_sound_set_is_said_to_be_one(eval_: Command) -> None:
    write_rows(Path(QUESTIONS), [*ROWS, row("new", "Is it new?", draft=True)])
    code, out, _ = eval_(f"eval validate -d {QUESTIONS}")
    assert code == 0
    assert out == f"{QUESTIONS}: 7 questions, 1 of them drafts that nobody has looked at; nothing wrong.\n"


def test_validate_tells_everything_that_is_wrong(eval_: Command) -> None:
    twice = "Globex Corporation"
    write_rows(
        Path("sets/one.jsonl"),
        [
            ROWS[0],
            {"id": "half"},
            row("rust", "Again?"),
            row("rust", "And again?"),
            row("span", "Where?", "there", reference_spans=[{"source": "cv.md", "quote": twice}]),
        ],
    )
    write_rows(Path("sets/two.jsonl"), [ROWS[0]])
    code, out, err = eval_("eval validate -d sets")
    assert (code, err) == (2, "")
    assert out.splitlines() == [
        "sets/one.jsonl, line 2: user_input: it is missing",
        "sets/one.jsonl, line 4: id: 'rust' was used on line 3 already",
        f"sets/one.jsonl, line 5: reference_spans.0.quote: “{twice}” is more than once in cv.md "
        "(lines 20, 25); quote more of the line that is meant",
        "sets/one.jsonl: 4 questions; 3 wrong.",
        "sets/two.jsonl, line 1: id: 'role' is used in sets/one.jsonl, too",
        "sets/two.jsonl: 1 question; 1 wrong.",
    ]


def test_a_set_survives_the_way_to_another_tool_and_back(eval_: Command) -> None:
    code, out, err = eval_(f"eval export ragas {QUESTIONS} -o there/deep")
    assert code == 0
    (made,) = [Path(line.removeprefix("Wrote ").removesuffix(".")) for line in out.splitlines()]
    assert "Lost: " in err
    code, out, _ = eval_(f"eval import ragas {made} -o back.jsonl")
    assert (code, out) == (0, "Wrote 6 questions to back.jsonl.\n")
    assert eval_("eval validate -d back.jsonl")[0] == 0
    code, out, _ = eval_(ASK)
    assert eval_(ASK.replace(QUESTIONS, "back.jsonl"))[1].splitlines()[0] == out.splitlines()[0]
    # a file that ragas has written holds no facts: not run before somebody has said what a right answer says
    rows = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    theirs = [{key: row[key] for key in ("user_input", "reference") if key in row} for row in rows]
    write_rows(Path("theirs.jsonl"), theirs)
    assert eval_("eval import ragas theirs.jsonl -o bare.jsonl")[0] == 0
    code, out, _ = eval_("eval validate -d bare.jsonl")
    assert code == 2
    assert "reference_facts: none is required" in out
    assert eval_("eval export promptfoo latest -o run/")[0] == 0


def test_a_first_set_is_written_validated_and_asked(eval_: Command) -> None:
    Path(QUESTIONS).unlink()
    code, out, err = eval_("eval init --as-of 2026-11-01")
    made = Path("questions.jsonl")
    assert code == 0
    assert "every one a draft" in out
    assert made.is_file()
    assert f"-d {made}" in err
    assert '"draft":true' in err
    assert '"draft":true' in made.read_text(encoding="utf-8")  # as the remark calls it
    assert eval_("eval validate")[0] == 0
    code, out, _ = eval_("eval run --as-of 2026-11-01 --limit 4")
    assert (code, "of 4 questions" in out) == (0, True)
    refused(eval_("eval init"), "is there already")
