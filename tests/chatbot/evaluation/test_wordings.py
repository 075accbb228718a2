"""The files of wordings: each is read, and its expressions are found where they stand."""

from __future__ import annotations

import pytest

from chatbot.evaluation.wordings import expressions, occurrences, read_wordings


@pytest.mark.parametrize("name", ["abstention", "denial", "fact", "mention"])
def test_each_file_is_there_and_says_something(name: str) -> None:
    assert read_wordings(name)


@pytest.mark.parametrize("name", ["denial", "fact"])
def test_each_list_is_of_expressions(name: str) -> None:
    lists = {kind for kind, listed in read_wordings(name).items() if isinstance(listed, list)}
    assert lists
    assert set(expressions(name)) == lists


def test_an_expression_is_found_wherever_it_stands() -> None:
    text = "she may have worked there. she might have."
    found = [match.group() for match in occurrences("fact", "supposes", text)]
    assert len(found) >= 2
    assert all(each in text for each in found)
