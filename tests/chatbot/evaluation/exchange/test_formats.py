"""Each format takes questions there and back."""

from __future__ import annotations

import pytest

from chatbot.evaluation.exchange import FORMATS, export_items, import_items
from chatbot.evaluation.exchange.formats import Format
from tests.chatbot.evaluation.exchange.samples import ITEMS


@pytest.mark.parametrize("format", FORMATS)
def test_questions_come_back_from_each_format(format: Format) -> None:
    exported = export_items(format, ITEMS, "ada")
    assert all(file.name.startswith("ada.") for file in exported.files)
    back = [item for file in exported.files for item in import_items(format, file.text, file.name).items]
    asked = {item.id: (item.user_input, item.messages, item.reference, item.answerability) for item in back}
    assert asked == {
        item.id: (item.user_input, item.messages, item.reference, item.answerability) for item in ITEMS
    }
    # looked at before it went; what promptfoo brings back is its own reading of the tests
    assert {item.draft for item in back} == {format == "promptfoo"}


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_lost_is_said_with_its_number(format: Format) -> None:
    lost = export_items(format, ITEMS).lost
    assert any(sentence[0].isdigit() for sentence in lost)
    assert all(sentence.endswith(".") for sentence in lost)
