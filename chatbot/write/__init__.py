"""The writer that needs no model: one file a kind of question, typed facts or passages in, statements out.

`Writer` is the front door. Every statement carries the evidence it rests on; nothing here verifies or cites.
"""

from chatbot.write.absent import no_answer
from chatbot.write.writer import Writer

__all__ = ["Writer", "no_answer"]
