"""PDF -> its transcript: what a person sees on the pages, in the order a person reads it."""

from index.readers.pdf.reader import FORMAT, MAX_PAGES, read_pdf

__all__ = ["FORMAT", "MAX_PAGES", "read_pdf"]
