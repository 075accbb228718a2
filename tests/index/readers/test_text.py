"""Decoding laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.text import NotText, decode_text


@given(
    st.text(
        st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufeff\u2028\u2029\x85"),
        min_size=1,
    )
)
def test_utf8_comes_back_as_it_went_in(text: str) -> None:
    assert decode_text(text.encode("utf-8")) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode_text(data)
    except NotText:
        return
    assert "\r" not in text
    assert "\x00" not in text


def test_a_damaged_utf16_file_is_not_guessed_at() -> None:
    with pytest.raises(NotText):
        decode_text(b"\xff\xfea\x00b")
