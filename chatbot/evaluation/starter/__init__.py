"""A first question set for any résumé, from its typed facts, for a person to look at.

It refuses to know how answers come about; its arithmetic is its own, so that a wrong sum of the bot is found.
"""

from chatbot.evaluation.starter.compose import starter_items

__all__ = ["starter_items"]
