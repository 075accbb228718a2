"""`2019-03` as a résumé prints it, in the styles and languages of the collection."""

from __future__ import annotations

_EN = "January February March April May June July August September October November December".split()
_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
NOW = {"en": "Present", "fr": "aujourd’hui", "de": "heute", "zh": "至今", "ko": "현재"}


def point(date: str, style: str) -> str:
    """One date: `long`, `short`, `slash`, `dot`, `fr`, `de`, `zh`, `ko`, `iso`."""
    year, _, month = date.partition("-")
    if not month:
        return {"zh": f"{year}年", "ko": f"{year}년"}.get(style, year)
    number = int(month)
    return {
        "long": f"{_EN[number - 1]} {year}",
        "short": f"{_EN[number - 1][:3]} {year}",
        "quote": f"{_EN[number - 1][:3]} ’{year[2:]}",
        "slash": f"{month}/{year}",
        "dot": f"{year}.{month}",
        "fr": f"{_FR[number - 1]} {year}",
        "de": f"{_DE[number - 1]} {year}",
        "zh": f"{year}年{number}月",
        "ko": f"{year}년 {number}월",
        "iso": date,
    }[style]


def span(start: str | None, end: str, style: str, language: str = "en", dash: str = " – ") -> str:
    """A range, open at the end where `end` is "present"."""
    last = NOW[language] if end == "present" else point(end, style)
    return f"{point(start, style)}{dash}{last}" if start else last
