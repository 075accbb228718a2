"""The evaluation's commands, no decisions inside: they refuse to know how anything is measured."""

from chatbot.evaluation.commands.app import EXIT_CODES, RULES, app

__all__ = ["EXIT_CODES", "RULES", "app"]
