"""The last check before anything leaves: every writer's statements, and a model's sentences word by word."""

from chatbot.verify.fidelity import Fidelity, Verdict
from chatbot.verify.note import Note, Notes
from chatbot.verify.verifier import Verifier

__all__ = ["Fidelity", "Note", "Notes", "Verdict", "Verifier"]
