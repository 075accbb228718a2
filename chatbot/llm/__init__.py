"""Any language model as a second writer: it words what the model-free one found, and nothing more is shown.

`ModelWriter` is the front door. Whatever a provider does, the draft it was given is answered in full.
"""

from chatbot.llm.call import Call, Limits
from chatbot.llm.fault import Fault
from chatbot.llm.ledger import Ledger
from chatbot.llm.provider import Provider, check_provider, open_provider
from chatbot.llm.writer import ModelWriter

__all__ = ["Call", "Fault", "Ledger", "Limits", "ModelWriter", "Provider", "check_provider", "open_provider"]
