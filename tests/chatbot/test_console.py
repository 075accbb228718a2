"""The terminal: what a résumé says is shown, never obeyed."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from chatbot.console import Terminal, printable, readable_quote
from index.joiners import JOINERS, without_stray_joiners
from tests.chatbot.standin import OVERVIEW, QUOTE, EchoBot


@given(st.text())
def test_nothing_a_terminal_obeys_gets_through(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cf"} and c not in f"\n\t{JOINERS}" for c in shown)
    assert without_stray_joiners(shown) == shown
    assert printable(shown) == shown


def test_joiners_are_shown_where_a_script_needs_them() -> None:
    assert printable("نرم\u200cافزار 👩\u200d💻 Py\u200dthon\u202e") == "نرم\u200cافزار 👩\u200d💻 Python"


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_letters_and_figures_pass_unchanged(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        (QUOTE, "Vendor decoupling & cost: saved $8M+ in documented[31m infrastructure."),
        ("## EDUCATION", "EDUCATION"),
        ("see [the blog \\(2022\\)](https://example.org)", "see the blog (2022)"),
        ("a * b and C__D", "a * b and C__D"),
        ("half **of a pair", "half of a pair"),
        ("plain", "plain"),
    ],
)
def test_a_quote_is_read_without_markup(quote: str, read: str) -> None:
    assert readable_quote(quote) == read


def test_an_answer_is_followed_by_its_numbered_sources(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().answer(EchoBot().turn("Hi [bold]there[/bold]").answer)
    assert capsys.readouterr().out.splitlines() == [
        "You said 'Hi [bold]there[/bold]' after 0 turns. [1]",
        "",
        "Sources",
        "[1] “Vendor decoupling & cost: saved $8M+ in documented[31m infrastructure.” "
        "(EXPERIENCE, cv.md, line 7)",
    ]


def test_the_owner_sees_everything_that_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().overview(OVERVIEW)
    shown = capsys.readouterr()
    for part in ["Ada Example", "(555) 010-0199", "Lead", "Analytical Engines", "1840 to present", "cv.md"]:
        assert part in shown.out
    for part in ["Wrote the first program.", "Home, Mathematics, 1835", "Bernoulli numbers", "321", "96%"]:
        assert part in shown.out
    assert "One date is odd. (cv.md, page 2; date)" in shown.err


def test_colours_are_left_out_where_nobody_sees_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    Terminal().complain("No.")
    assert "\x1b[31m" not in capsys.readouterr().err


def test_a_long_line_is_whole_where_it_is_not_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    duty = (
        "Wrote the first program for a machine that was never built, and notes three times its length to it."
    )
    (position, *_) = OVERVIEW["resume"]["positions"]
    resume = {**OVERVIEW["resume"], "positions": [{**position, "bullets": [duty]}]}
    Terminal().overview({**OVERVIEW, "resume": resume})
    assert f"      - {duty}\n" in capsys.readouterr().out


def test_counts_are_plain_lines_at_every_tenth_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Terminal().counting(25) as move:
        for number in range(1, 26):
            move(f"{number} right\x1b[31m")
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = shown.err.splitlines()
    told_at = [3, 5, 8, 10, 13, 15, 18, 20, 23, 25]
    assert [int(line.partition(" ")[0]) for line in lines] == told_at
    assert lines[-1] == "25 of 25: 25 right[31m"


@pytest.mark.parametrize(("total", "lines"), [(0, 0), (1, 1), (3, 3)])
def test_few_things_are_a_line_each(capsys: pytest.CaptureFixture[str], total: int, lines: int) -> None:
    with Terminal().counting(total) as move:
        for _ in range(total):
            move("all right")
    assert capsys.readouterr().err.count("\n") == lines


def test_counts_are_a_bar_on_a_terminal() -> None:
    terminal, shown = Terminal(), io.StringIO()
    terminal.err = Console(file=shown, force_terminal=True, width=80)
    with terminal.counting(4) as move:
        move("1 right [bold]")
    assert "1/4 1 right [bold]" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.getvalue())
    assert "of 4" not in shown.getvalue()
