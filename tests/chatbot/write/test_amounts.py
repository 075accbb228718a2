"""A figure reaches a limit, or does not; unlike things are never compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.bot import open_bot
from chatbot.models import Ask
from chatbot.settings import Settings
from chatbot.write.amounts import limit_of, reached


@pytest.mark.parametrize(
    ("question", "line", "holds"),
    [
        ("Did at least 90% pass?", "58 students in all; 93% passed", True),
        ("Did carbon come down by at least a third?", "came down by 38% since 2021", True),
        ("Did it fall by more than half?", "fell by 38 percent", False),
        ("Are there more than 50 people?", "Three surgeries and 61 people, of whom 14 are vets", True),
        ("Were there fewer than twelve nurses?", "Led a team of 12 nurses", False),
        ("Were there at most twelve nurses?", "Led a team of 12 nurses", True),
        ("more than two assistants?", "four assistants and a van", True),
        ("was it bigger then 2 million euro?", "budget EUR 2.4m in May 2015", True),
        ("was it over £3m?", "looked after £2,400,000", False),
        ("under $500k?", "saved $420K", True),
        ("more than ten people?", "Team of five; trained three", False),
        ("more than 50 people?", "61 computers", None),  # counts something else
        ("at least 90%?", "58 students", None),
        ("over £2m?", "2,400 members", None),
        ("more than 10%?", "from 11% to 4%", None),  # which of the two is meant?
    ],
)
def test_a_figure_is_held_against_a_limit_of_its_kind(question: str, line: str, holds: bool | None) -> None:
    limit = limit_of(question)
    assert limit is not None
    assert reached(limit, line) is holds


@pytest.mark.parametrize(
    "question", ["more than anything?", "over there?", "Is she at least a nurse?", "who?"]
)
def test_what_names_no_figure_is_no_limit(question: str) -> None:
    limit = limit_of(question)
    assert limit is None or reached(limit, "Led 12 nurses and 3 assistants, 40%, £2m") is None


@pytest.mark.endtoend
def test_the_verdict_comes_first_and_the_line_behind_it(tmp_path: Path) -> None:
    resume = tmp_path / "cv.md"
    resume.write_text(
        "# Bo Ray\n\n## Experience\n\n### Trainer, Acme Ltd\n2010 – 2012\n- Coached 11 trainees.\n",
        encoding="utf-8",
    )
    bot = open_bot(Settings(home=tmp_path / "state", seeds=resume))
    asked = {"Did he coach more than ten trainees?": "Yes. ", "Did he coach over 15 trainees?": "No. "}
    for question, verdict in asked.items():
        answer = bot.chain.invoke(Ask(message=question)).answer.answer
        assert answer.startswith(verdict), answer
        assert "Coached 11 trainees" in answer
