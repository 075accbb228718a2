"""Question sets and runs in the formats of other tools, and back: ragas JSONL, promptfoo YAML.

Formats differ in what they hold. Whatever finds no place is counted and told in plain sentences, never
dropped in silence. It refuses to know disks and consoles: texts go in and come out.
"""

from chatbot.evaluation.exchange.carried import Exported, Imported, Written
from chatbot.evaluation.exchange.formats import FORMATS, export_items, import_items

__all__ = ["FORMATS", "Exported", "Imported", "Written", "export_items", "import_items"]
