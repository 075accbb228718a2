"""Word file (.docx) -> its transcript: what a person sees in it, top to bottom."""

from index.readers.docx.reader import FORMAT, read_docx

__all__ = ["FORMAT", "read_docx"]
