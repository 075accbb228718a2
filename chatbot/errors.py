"""The error family of the chatbot, drawn once: by whose turn it is to act.

The message is one sentence: what happened with the value, why, and what to do. It refuses to know doors.
"""

from __future__ import annotations


class ChatbotError(Exception):
    """Base of every error this package raises on purpose. A bug keeps its own class and its traceback."""


class OperatorError(ChatbotError):
    """The owner or operator must change something: a setting, a file, a port."""


class VisitorError(ChatbotError):
    """The visitor must change what they sent. The message is fit to be shown to them."""


class OutsideError(ChatbotError):
    """Something outside this program failed; trying again may help."""


class Stopped(ChatbotError):
    """Whoever runs it pressed Ctrl-C; the message says how to go on."""


class NothingSelected(OperatorError):
    """A selection left nothing to do: with an exit code of its own, which scripts tell from a mistake."""
