"""What stands below the help of a command: examples as typed, and exit codes.

It refuses to know the commands.
"""

from __future__ import annotations

from collections.abc import Mapping

_AS_IT_STANDS = "\b"  # first line of a paragraph that is not wrapped


def examples(*lines: str) -> str:
    """One example a line, as typed."""
    return "\n".join((_AS_IT_STANDS, "Examples:", *(f"  {line}" for line in lines)))


def exit_codes(meanings: Mapping[int, str]) -> str:
    """One exit code a line, with what it means."""
    listed = (f"  {code:<4} {meaning}" for code, meaning in meanings.items())
    return "\n".join((_AS_IT_STANDS, "Exit codes:", *listed))
