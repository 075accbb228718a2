"""The data has its shape, says where it has not, and the groups that are kept out are kept out."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.learning import pairs
from chatbot.learning.pairs import DEVELOPMENT, UNTOUCHED, WAITING, groups, load, training_groups


def test_every_group_can_be_loaded() -> None:
    for group in groups():
        assert len(load(group)) == 12


def test_six_groups_are_kept_out_of_training() -> None:
    kept_out = set(DEVELOPMENT) | set(UNTOUCHED)
    assert len(kept_out) == 6
    assert kept_out < set(groups())
    assert set(WAITING) <= set(groups()) - kept_out
    assert set(training_groups()) == set(groups()) - kept_out - set(WAITING)


def test_nobody_kept_out_stands_in_a_training_group_too() -> None:
    trained = {portrait.name for group in training_groups() for portrait in load(group)}
    kept_out = {portrait.name for group in DEVELOPMENT + UNTOUCHED for portrait in load(group)}
    assert not trained & kept_out


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "line 1"),
        ('{"resume_id": "x-01"}', "profession"),
        (
            '{"resume_id": "x", "profession": "p", "name": "N", "not_stated": [], "lines": [{"id": 1, '
            '"section": "s", "context": "", "text": "t", "questions": [{"q": "what?", "kind": "odd"}]}]}',
            "lines.0.questions.0.kind",
        ),
    ],
)
def test_a_broken_line_is_named(row: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.jsonl").write_text(row + "\n", encoding="utf-8")
    monkeypatch.setattr(pairs, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"odd\.jsonl, line 1") as error:
        load("odd")
    assert told in str(error.value)


def test_a_line_that_also_answers_counts() -> None:
    for portrait in load("software"):
        for line, asked, answering in portrait.asked():
            assert {line.id, *line.also, *asked.also} == answering


def test_lines_can_be_left_out_of_the_file() -> None:
    portrait = load("software")[0]
    first = portrait.lines[0]
    assert f"- {first.text}\n" in portrait.markdown()
    without = portrait.markdown(frozenset({first.id}))
    assert first.text not in without
    assert all(f"- {line.text}\n" in without for line in portrait.lines[1:])
