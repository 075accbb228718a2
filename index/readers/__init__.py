"""Files of the owner -> text with lines. The front door of the readers."""

from index.readers.door import MAX_BYTES, read_document

__all__ = ["MAX_BYTES", "read_document"]
