"""The lines of a section to its entries: units, their printed pieces, and what each profession makes of them.

`index.resume` puts the parts together; nothing here opens a file or knows a whole résumé.
"""

__all__ = ["contact", "entry", "piece", "position", "study", "unit"]
