"""What the model has cost today, across processes and restarts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from chatbot.llm.ledger import Ledger

NOON = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


def test_two_processes_count_together_and_a_new_day_begins_at_nothing(tmp_path: Path) -> None:
    now = [NOON]
    one, other = Ledger(tmp_path, lambda: now[0]), Ledger(tmp_path, lambda: now[0])
    one.add(100)
    other.add(50, "busy")
    day = Ledger(tmp_path, lambda: now[0]).today()
    assert (day.calls, day.tokens, day.faults, day.last) == (2, 150, {"busy": 1}, "busy")
    now[0] = NOON + dt.timedelta(days=1)
    assert one.today().tokens == 0


def test_old_days_are_forgotten_and_a_cut_line_is_left_out(tmp_path: Path) -> None:
    Ledger(tmp_path, lambda: NOON - dt.timedelta(days=30)).add(5)
    ledger = Ledger(tmp_path, lambda: NOON)
    ledger.add(7)
    (file,) = (tmp_path / "llm").iterdir()
    file.write_text(file.read_text() + '{"at": "2026-11-01T1')
    assert ledger.today().tokens == 7
    ledger.add(5)
    assert ledger.today().tokens == 12  # the cut line has not taken it along


def test_what_was_refused_is_no_call(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, lambda: NOON)
    ledger.add(7)
    ledger.refuse("budget")
    ledger.refuse("budget")
    day = ledger.today()
    assert (day.calls, day.tokens, day.faults, day.last) == (1, 7, {"budget": 2}, "budget")


def test_without_a_disk_it_counts_in_memory(tmp_path: Path) -> None:
    (tmp_path / "llm").write_text("a file in the way")
    ledger = Ledger(tmp_path, lambda: NOON)
    ledger.add(7)
    ledger.add(8, "cut")
    assert ledger.today().tokens == 15


def test_it_holds_no_words(tmp_path: Path) -> None:
    Ledger(tmp_path, lambda: NOON).add(7, "cut")
    (file,) = (tmp_path / "llm").iterdir()
    assert file.read_text() == '{"at": "2026-11-01T12:00:00+00:00", "tokens": 7, "fault": "cut"}\n'
