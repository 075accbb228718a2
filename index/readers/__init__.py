"""Files of the owner -> transcripts: text with lines. The front door of the readers."""

from index.readers.door import MAX_BYTES, TEXT_MAX_BYTES, read_document
from index.readers.formats import READABLE

__all__ = ["MAX_BYTES", "READABLE", "TEXT_MAX_BYTES", "read_document"]
