"""Text as it is compared: spelling, typography and white space folded, résumé words kept whole.

C++, C#, .NET, 3.9, P&L and 2019-2021 survive; SQuAD's normaliser, which drops punctuation and articles,
breaks them all. It refuses to judge: what a text says and whether that is right is told elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from chatbot.lexicon import stem, word_list

MARKER = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)*)\]")
# Typography that systems choose freely: quotes, dashes (GPT models write U+2011), invisible signs.
_DASHES = "‐‑‒–—―−﹣－"
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff™®©℠"),
    }
)
# Marks above and below letters; the Japanese voicing marks and the Indic viramas are letters of their own.
_ACCENTS = frozenset({202, 214, 216, 220, 230, 232})
# Around words, not between figures: 5*3 and 4*2 are products.
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*{1,3}(?![\w*])")
_PERCENT = re.compile(r"(?<=\d) %")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+)(?![\d,])")
_WORD = re.compile(
    r"(?:(?<![\w.])\.(?=[^\W\d_]))?"  # .NET, but not the end of "…net"
    r"[^\W_]+(?:(?:[.&']|(?<=\d),(?=\d))[^\W_]+)*"  # Node.js, P&L, don't, 3.9
    r"(?:\+\+|\+(?!\w)|\#|%)?"  # C++, A+, C#, 99.9%
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


def squashed(text: str) -> str:
    """White space collapsed to single spaces, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def without_markers(text: str) -> str:
    """The text without its citation markers and signs of emphasis, white space collapsed: no number inside
    [6] is one of the answer's, and **8** is 8."""
    return without_emphasis(squashed(MARKER.sub("", text)))


def without_emphasis(text: str) -> str:
    """The text without the stars that set words in bold or italics."""
    return _EMPHASIS.sub(r"\1", text)


def markers(text: str) -> list[int]:
    """The citation markers of a text in order; [1, 2] holds two."""
    # one of more digits than Python reads leads nowhere, and so does its beginning
    return [int(number[:1000]) for match in MARKER.finditer(text) for number in re.findall(r"\d+", match[1])]


def typed(text: str) -> str:
    """The text as a keyboard types it: straight quotes and hyphens, no invisible signs. Case stays."""
    if text.isascii():
        return squashed(text.replace("`", "'"))
    return squashed(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)))


@lru_cache(maxsize=8192)
def comparable(text: str) -> str:
    """`typed`, in lower case, without accents, compatibility forms resolved, thousands without commas, a
    percent sign behind its number.

    Numbers that are signs of their own (½, ²) stay: resolved, 3½ would be 31/2 and 10² would be 102.
    """
    plain = _THOUSANDS.sub(lambda match: match[1].replace(",", ""), squashed(_folded(_folded(text))))
    return _PERCENT.sub("%", plain)


class _Letters(dict[int, str]):
    """A code point after typography -> its compatibility form without accents, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        resolved = char if unicodedata.category(char) == "No" else unicodedata.normalize("NFKD", char)
        self[code] = bare = "".join(each for each in resolved if unicodedata.combining(each) not in _ACCENTS)
        return bare


_LETTERS = _Letters()


def _folded(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'").casefold()
    bare = text.translate(_TYPOGRAPHY).translate(_LETTERS)
    return unicodedata.normalize("NFC", bare.casefold().translate(_TYPOGRAPHY))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The comparable words of a text, in order. Ranges and hyphened words are their parts, so that 2019 is
    found in 2019-2021; U.S. is us; a possessive is its owner."""
    found = []
    for match in _WORD.finditer(comparable(text)):
        word = match.group().removesuffix("'s")
        if any(char.isdigit() for char in word):
            word = word.rstrip("+#")  # 200+ clusters are 200
        if _INITIALS.fullmatch(word):
            word = word.replace(".", "")
        found.append(word)
    return tuple(found)


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The words with their endings cut ("managed", "managing" and "manages" are one)."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=8192)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry a meaning of their own, each once, in order."""
    stop = word_list("stop")
    return tuple(dict.fromkeys(stem(word) for word in words(text) if word not in stop))
