"""Answers questions about one résumé from an index of it: `chatbot.bot.open_bot(settings)` is the way in.

Nothing is imported here, so that `chatbot.settings` and the command line's help stay quick.
"""

__all__: list[str] = []
