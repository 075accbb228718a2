"""A piece of a header is a stretch of its line."""

from __future__ import annotations

from index.entries.piece import Piece
from tests.index.entries.printed import units_of


def test_a_piece_has_its_words_and_as_a_fact_its_place_without_the_signs_at_its_edges() -> None:
    passage = units_of("Cook — Inn Ltd,\n")[0].passage
    piece = Piece(passage, 6, 15, "organization")
    assert piece.text == " Inn Ltd,"
    fact = piece.fact()
    assert fact is not None
    assert (fact.text, fact.span.start, fact.span.end) == ("Inn Ltd", 7, 14)
