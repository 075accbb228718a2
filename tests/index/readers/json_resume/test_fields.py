"""Loose JSON is read as far as it can be, and what is odd about it is told."""

from __future__ import annotations

from typing import Any

import pytest

from index.readers.json_resume.fields import Fields, holds_words, is_nothing, says_something, words_of


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("  Ada ", "Ada"),
        ("   ", None),
        (None, None),
        (True, None),
        (2019, "2019"),
        (3.5, "3.5"),
        ({"name": "Ada"}, "Ada"),
        ({"other": "Ada"}, None),
        (["Ada"], None),
    ],
)
def test_a_plain_value_is_its_words(value: Any, said: str | None) -> None:
    assert words_of(value) == said


def test_a_list_of_texts_is_lines_and_a_nested_object_is_odd() -> None:
    fields = Fields()
    assert fields.text({"summary": ["one", "two"]}, "work[0]", "summary") == "one\ntwo"
    assert fields.text({"summary": {"deep": {"er": 1}}}, "work[0]", "summary") is None
    assert fields.odd == ["work[0].summary: an object where a text was expected; not read."]


def test_lists_forgive_what_stands_for_one() -> None:
    fields = Fields()
    assert fields.items("cook", "skills") == ["cook"]
    assert fields.items(None, "skills") == []
    assert fields.items(7, "skills") == []
    assert fields.entries("awards", {"title": "Gold"}) == [("awards[0]", {"title": "Gold"})]
    assert fields.entries("languages", ["Irish"]) == [("languages[0]", {"language": "Irish"})]
    assert len(fields.odd) == 3


def test_unknown_fields_are_named_once_whatever_their_entry() -> None:
    fields = Fields()
    for number in (0, 1):
        fields.note_unknown({"name": "x", "shoe": "left", "x-id": "q", "empty": 0}, f"work[{number}]", "name")
    assert fields.unknown == ["work[].shoe"]
    assert holds_words(["", {"a": "b"}])
    assert not holds_words([1, 2])


def test_a_list_gives_its_texts_and_what_is_none_is_told() -> None:
    fields = Fields()
    entry = {"highlights": ["one", {"text": "two"}, None, "", True, {"x": "y"}, 3, {}]}
    assert fields.texts(entry, "work[0]", "highlights") == ["one", "two", "3"]
    assert fields.odd == [
        "work[0].highlights[4]: a yes or no where a text was expected; not read.",
        "work[0].highlights[5]: an object where a text was expected; not read.",
    ]
    assert is_nothing({"x": [""]})
    assert not is_nothing(False)


def test_names_of_fields_alone_say_nothing() -> None:
    assert not says_something({"basics": {"name": "", "profiles": [{"url": None}]}, "work": [[], False]})
    assert says_something({"work": [{"highlights": [[], {"deep": ["x"]}]}]})
    assert says_something([0, {"startDate": 2019}])
