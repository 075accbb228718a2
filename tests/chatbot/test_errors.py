"""The error family: one base, and a child for whoever must act."""

from __future__ import annotations

import inspect

from chatbot import errors
from chatbot.errors import (
    ChatbotError,
    NothingSelected,
    OperatorError,
    OutsideError,
    Stopped,
    VisitorError,
)


def test_every_error_of_the_package_has_the_one_base() -> None:
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == errors.__name__]
    family = {ChatbotError, OperatorError, NothingSelected, VisitorError, OutsideError, Stopped}
    assert set(classes) == family
    assert all(issubclass(c, ChatbotError) for c in classes)


def test_no_kind_of_error_is_another_s() -> None:
    """A door catches one kind without catching the others."""
    kinds = (OperatorError, VisitorError, OutsideError)  # and a stop is none of them
    assert not any(issubclass(Stopped, kind) for kind in kinds)
    assert [[issubclass(a, b) for b in kinds] for a in kinds] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_the_message_is_what_was_said() -> None:
    assert str(VisitorError("Please ask in at most 2,000 characters.")).startswith("Please")
