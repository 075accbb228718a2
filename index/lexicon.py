"""The word lists of `index/vocabulary/`, loaded once and asked simple questions.

It refuses to know documents, spans and résumés: words in, yes or no out. New words go into the TOML files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "vocabulary"


@cache
def load_words(name: str) -> dict[str, Any]:
    """The file `vocabulary/NAME.toml`, parsed."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of one file, as printed there."""
    return frozenset(load_words(name)[key])


@cache
def folded_set(name: str, key: str) -> frozenset[str]:
    """One list of one file, lower case."""
    return frozenset(word.casefold() for word in load_words(name)[key])


def normalize_heading(text: str) -> str:
    """A heading as the vocabulary spells it: lower case, "and" for "&", letters only."""
    folded = (
        re.sub(r"['’‘`]", "", text.casefold())
        .replace("&", " and ")
        .replace("+", " and ")
        .replace("/", " and ")
    )
    folded = re.sub(r"^\s*[（(]?[一二三四五六七八九十]{1,2}[）)]?\s*[、.．]\s*", "", folded)  # "一、工作经历"
    letters = re.sub(r"[^\w\s]|[\d_]", " ", folded).split()
    if len(letters) >= 4 and all(len(letter) == 1 for letter in letters):  # "E X P E R I E N C E"
        return "".join(letters)
    return " ".join(letters)


@cache
def _heading_kinds() -> dict[str, str]:
    exact: dict[str, list[str]] = load_words("headings")["exact"]
    return {normalize_heading(phrase): kind for kind, phrases in exact.items() for phrase in phrases}


@lru_cache(maxsize=4096)
def heading_kind(text: str, *, loosely: bool = False) -> str | None:
    """What a heading means (`experience`, `education`, …), or None when the vocabulary does not know it.

    Loosely: also by its first or last words ("Selected Clinical Experience"), for lines headings by form.
    """
    folded = normalize_heading(text)
    if not folded or len(folded) > 80:
        return None
    if kind := _heading_kinds().get(folded):
        return kind
    joined = folded.replace(" ", "")
    if len(folded.split()) > 6 and (kind := _joined_kinds().get(joined)):
        return kind
    if not loosely or len(folded.split()) > 6:
        return None
    vocabulary = load_words("headings")
    for kind, phrases in vocabulary["suffix"].items():
        if kind in vocabulary["joint"]["beside"] and (joint := _kind_of_a_part(text)):
            return joint  # "Education and memberships"
        if any(folded.endswith(" " + phrase) for phrase in phrases):
            return str(kind).split("_")[0]
    for kind, phrases in vocabulary["prefix"].items():
        if any(folded.startswith(phrase + " ") for phrase in phrases):
            return str(kind)
    return _kind_of_a_part(text)


def _kind_of_a_part(text: str) -> str | None:
    """What the first known part means of a heading that joins several ("Registrations and tickets"), or that
    says in what order its entries stand ("Work, newest on top")."""
    parts = re.split(r"[・、／/&+·]|,\s+(?=[^\W\d_A-Z])|\s(?i:and|und|et|y|en|e)\s", text)
    kinds = (_heading_kinds().get(normalize_heading(part)) for part in parts) if len(parts) > 1 else ()
    return next((kind for kind in kinds if kind in load_words("headings")["joint"]["kinds"]), None)


@cache
def _joined_kinds() -> dict[str, str]:
    return {phrase.replace(" ", ""): kind for phrase, kind in _heading_kinds().items()}


@cache
def _entry_labels() -> frozenset[str]:
    return frozenset(normalize_heading(label) for label in load_words("headings")["entry"]["labels"])


def is_entry_label(text: str) -> bool:
    """Whether the words are those over the bullets of one entry ("Highlights", "Responsibilities:")."""
    return len(text) <= 40 and normalize_heading(text) in _entry_labels()


@cache
def _column_titles() -> frozenset[str]:
    return frozenset(normalize_heading(title) for title in load_words("headings")["table"]["titles"])


def are_column_titles(cells: Sequence[str]) -> bool:
    """Whether a table's row holds nothing but what its columns are called ("Course", "Provider", "Month")."""
    return len(cells) > 1 and all(normalize_heading(cell) in _column_titles() for cell in cells)


@cache
def _document_titles() -> frozenset[str]:
    return frozenset(normalize_heading(title) for title in load_words("headings")["document"]["titles"])


def is_document_title(text: str) -> bool:
    """Whether the words are the document's own title ("Curriculum Vitae", also with its date)."""
    words = re.sub(r"[,–—-]\s+(?:[^\W\d_]+\s+)?(?:19|20)\d\d\s*$", "", text)
    return normalize_heading(words) in _document_titles()


@cache
def _stamp() -> re.Pattern[str]:
    words = load_words("headings")["document"]
    before = "|".join(re.escape(word) for word in sorted(words["stamps"], key=len, reverse=True))
    after = "|".join(re.escape(word) for word in words["stamped"])
    closings = "|".join(re.escape(word) for word in words["closings"])
    months = "|".join(re.escape(name) for names in load_words("dates")["months"].values() for name in names)
    return re.compile(
        rf"(?:{before})(?:\s*[:：]\s*|\s+)(?:the )?"
        rf"[\d./,\s-]{{0,8}}(?:(?:{months})\.?,?\s+)?[\d./,\s-]{{2,12}}"
        rf"|(?:19|20)\d\d\s*[年년.]\s*\d{{1,2}}\s*[月월.]\s*\d{{1,2}}\s*[日일.]?\s*(?:{after})|(?:{closings})",
        re.IGNORECASE,
    )


def is_stamp(text: str) -> bool:
    """Whether a line only says when the document was made, or that it ends ("Last updated on 3 March 2025",
    "2025年6月10日現在", "以上")."""
    return len(text) <= 60 and bool(_stamp().fullmatch(text.strip()))


_WORD = re.compile(r"[^\W_][\w'’.&+#-]*", re.UNICODE)


def fold_words(text: str) -> list[str]:
    """Words in lower case, dots of abbreviations dropped: "Sr. Engineer" is ["sr", "engineer"]."""
    return [word.casefold().replace(".", "").rstrip("'’-") for word in _WORD.findall(text[:400])]


_HEAD_ENDS = re.compile(
    r"\s+(?:of|for|in|to|at|with|on|de|du|della|für|und|and|&)\s+|\s*[,(/:]|\s+[-–—]\s+|\s*\[", re.IGNORECASE
)
_BREAK_WORDS = 5  # of a line, within which it says that it is a break
_PAPER = re.compile(r"The (?:[^\W\d_a-z]\S*\s?){2,}$")  # "The Rift Courier" is a paper, no courier
_THE = frozenset({"the", "a", "an"})


@lru_cache(maxsize=4096)
def title_strength(text: str) -> int:
    """How surely the words are a job title: 0 no sign, 1 a title word inside, 2 its opening, 3 its head."""
    heads, openings = folded_set("titles", "heads"), folded_set("titles", "openings")
    levels = folded_set("titles", "levels")
    words = [word for word in fold_words(text) if word]
    if not words or _PAPER.match(text):
        return 0
    for part in [part for part in _HEAD_ENDS.split(text[:400]) if part.strip()][:2]:
        head = [word for word in fold_words(part) if word]
        while len(head) > 1 and head[-1] in levels:
            head.pop()
        last = head[-1] if head else ""
        ends = () if last.startswith("co-op") else (last, " ".join(head[-2:]), last.split("-")[-1])
        if any(end in heads for end in ends):  # a co-operative is a house, an operative works in one
            return 3
        if head and _ends_like("titles", head[-1]):
            return 3
    for count in (3, 2, 1):
        if " ".join(words[:count]) in openings and len(words) > count - 1:
            return 2
    if len(words) > 1 and _ends_like("titles", words[0]):
        return 2  # "Oberärztin Chirurgie": in German the subject follows
    return 1 if any(word in heads for word in words) else 0


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(folded_set(name, "endings"))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(load_words("organizations")["beginnings"])


def _is_unspaced(word: str) -> bool:
    """Whether a word is of a script that writes without spaces between words, or with few (Korean)."""
    return any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in word)


def _ends_like(name: str, word: str) -> bool:
    """Whether a word is a compound whose last part is listed: "Bauleiter", "软件工程师"."""
    return word.endswith(_endings(name)) and (not word.isascii() or word not in _endings(name))


def is_career_break(text: str) -> bool:
    """Whether the words are a break between jobs ("Family career break"), printed like one of them; to stand
    in during another's ("maternity leave cover") is a job."""
    words = [word for word in fold_words(text) if not word.isdigit()]  # its dates may stand first
    if not folded_set("titles", "cover").isdisjoint(words):
        return False
    folded = " ".join(words)
    return any(
        folded.startswith(phrase) or f" {phrase} " in f"{' '.join(words[:_BREAK_WORDS])} "
        for phrase in folded_set("titles", "breaks")
    )


@lru_cache(maxsize=4096)
def organization_strength(text: str) -> int:
    """How surely the words name an organisation: 0 no sign, 1 a word inside, 2 its head, 3 a legal form."""
    words = [word for word in fold_words(text) if word]
    if not words:
        return 0
    outside = re.sub(r"[(（][^()（）]{0,200}[)）]", " ", text[:400])
    bare = [word for word in fold_words(outside) if word] or words
    if len(bare) > 1 and bare[-1] in folded_set("organizations", "legal"):
        return 3
    if _is_unspaced(bare[-1]) and _ends_like("organizations", bare[-1]):
        return 3  # "上海蓝鲸数据有限公司": the legal form or the kind of house closes the name
    if text.lstrip().startswith(_beginnings()) or _opens_house(words):
        return 3
    if _ends_like("organizations", bare[-1]):
        return 2
    heads = folded_set("organizations", "heads")
    first = [word for word in fold_words(_HEAD_ENDS.split(outside)[0]) if word and word not in _THE]
    if bare[-1] in heads or (first and first[-1] in heads):
        return 2
    if len(first) > 1 and first[-1] in folded_set("organizations", "legal"):
        return 2  # "Northgate Logistics (Pvt) Ltd, Leeds, UK"
    return 1 if any(word in folded_set("organizations", "anywhere") for word in words) else 0


def _opens_house(words: Sequence[str]) -> bool:
    """Whether the words are a house's kind and then its name: "Kanzlei Dierksmeyer Steuerberater"."""
    openings = folded_set("organizations", "openings")
    return len(words) > 1 and (words[0] in openings or (len(words) > 2 and " ".join(words[:2]) in openings))


def is_employment_kind(text: str) -> bool:
    """Whether the words only say how somebody was employed ("Full-time")."""
    folded = text.casefold().strip(" ()[].")
    if folded in folded_set("organizations", "employment") or _hours().fullmatch(folded):
        return True
    first = folded.partition(",")[0]
    return first != folded and is_employment_kind(first)


@cache
def _hours() -> re.Pattern[str]:
    """How much of a week, month or year is worked: "24 hours a week", "one day a fortnight"."""
    number = "|".join(["an?", "one", "two", "three", "four", "five", "half a", r"\d{1,3}(?:[.,]\d)?"])
    return re.compile(
        rf"(?:about |approx\.? |c\. )?(?:{number}) (?:hours?|hrs?|days?|evenings?|nights?|shifts?|weekends?)"
        r" (?:a|per|each|every|the) (?:week|fortnight|month|year|term)"
    )


@cache
def _degree_abbreviations() -> frozenset[str]:
    return frozenset(word.replace(".", "") for word in load_words("degrees")["abbreviations"])


@cache
def _leaving() -> frozenset[str]:
    """Certificates of schools as they are printed: in capitals ("SEE" is one, "see" is not)."""
    return frozenset(word.upper() for word in load_words("degrees")["leaving"])


@lru_cache(maxsize=4096)
def is_degree(text: str) -> bool:
    """Whether the words name a degree or school qualification."""
    folded = text[:400].casefold()
    if set(fold_words(text)) & folded_set("degrees", "words"):
        return True
    if _leaving() & set(re.findall(r"[^\W_]+", text[:400])):
        return True
    if any(" " in phrase and phrase in folded for phrase in folded_set("degrees", "words")):
        return True
    if _is_unspaced(folded) and any(word in text for word in load_words("degrees")["cjk"]):
        return True
    known = _degree_abbreviations()
    tokens = re.findall(r"[A-Za-z][A-Za-z.]*", text[:400])
    for number, token in enumerate(tokens):
        bare = token.replace(".", "")
        if bare in known and (
            len(bare) > 2 or "." in token or number == 0 or re.search(r"[(,·|–—]\s*" + re.escape(token), text)
        ):
            return True
    return bool(
        re.search(r"\bB\. ?(?:Sc|A|E|Tech|Com|Ed)\b|\bM\. ?(?:Sc|A|S|E|Tech|Ed)\b|\bPh\. ?D\b", text[:400])
    )


_DOTTED = re.compile(r"(?:[A-Z]\.){1,4}[A-Z]")


def is_region(text: str) -> bool:
    """Whether the words are a state, province or country, as can close "City, Region"."""
    bare = re.sub(r"\s+\d{4,6}(?:-\d{4})?$", "", text.strip(" ()[]."))
    if _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")  # "U.A.E.", "D.C."
    return bare in word_set("places", "us_states") or (
        bare.casefold() in _regions() and not (len(bare) <= 3 and bare.islower())
    )


@cache
def _regions() -> frozenset[str]:
    return folded_set("places", "regions") | folded_set("places", "countries")


def is_city(text: str) -> bool:
    return text.strip(" ()[].").casefold() in folded_set("places", "cities")


def is_anywhere(text: str) -> bool:
    """Whether the words say where without a place ("Remote")."""
    bare = text.casefold().strip(" ()[].")
    return bare in folded_set("places", "anywhere") or bool(
        re.fullmatch(r"(?:remote|hybrid)\s*(?:[-–—,/(]\s*|\s+in\s+|\s+from\s+)[\w ,.]{2,30}", bare)
    )


def is_campus_system(text: str) -> bool:
    """Whether a comma after this university's name is followed by its campus."""
    return text.casefold().strip().removeprefix("the ") in folded_set("places", "campus_systems")
