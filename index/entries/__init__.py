"""The lines of a section -> its entries: units, header lines in pieces, and what each kind of section makes
of them.

`index.assemble` puts the sections together; nothing here opens a file or knows a whole résumé.
"""
