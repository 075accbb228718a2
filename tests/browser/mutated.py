"""A file on its way to the browser with one place changed: what shows that a test can fail."""

from __future__ import annotations


def mutated(source: bytes, old: str, new: str) -> bytes:
    """`source` with every `old` changed into `new`; the place must be there, once or more."""
    text = source.decode()
    assert old in text, f"nothing to change: {old}"
    return text.replace(old, new).encode()
