"""A visitor's words as they may be kept: without anything that could be a telephone number.

A question may hold the candidate's own number, which must never reach the disk. It finds too much rather than
too little: a kept question is for the owner to read, and loses nothing by a missing figure. It refuses to
know what is done with the text.
"""

from __future__ import annotations

import re
import unicodedata

from index.joiners import JOINERS, without_stray_joiners
from index.private import find_phones

HIDDEN = "[number left out]"
MIN_DIGITS = 7

_SPOKEN = r"(?<![^\W_])(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![^\W_])"
_BETWEEN = r"(?:[\W_]|(?<![^\W_])(?:dot|dash|hyphen|space|point|and|then|ext|x)(?![^\W_])){0,6}"
_DIGITS = re.compile(
    rf"[+(]?(?:\d|{_SPOKEN})(?:{_BETWEEN}(?:\d|{_SPOKEN})){{{MIN_DIGITS - 1},}}", re.IGNORECASE
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d\D*)+")
_DATE = re.compile(r"\d{4}\D\d{1,2}\D\d{1,2}|\d{1,2}\D\d{1,2}\D\d{4}")


def without_phones(text: str) -> str:
    """`text` in NFKC, invisible characters gone, and `HIDDEN` where a telephone number may stand.

    That is seven digits or more in a row, whatever stands between them, in figures or in words. Years and
    dates stay.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(
        letter
        for letter in plain
        if unicodedata.category(letter) not in {"Cf", "Cc", "Cs"} or letter in f"\n\t{JOINERS}"
    )
    plain = without_stray_joiners(plain)
    found = find_phones(plain, contact=True)
    found += [match.span() for match in _DIGITS.finditer(plain) if not _is_time(match[0])]
    kept, last = [], 0
    for start, end in sorted(found):
        if end <= last:
            continue
        if start >= last:
            kept += [plain[last:start], HIDDEN]
        last = end
    return "".join((*kept, plain[last:]))


def _is_time(found: str) -> bool:
    bare = found.strip(" +(")
    return bool(_YEARS.fullmatch(bare) or _DATE.fullmatch(bare))
