"""The citations of one answer: markers that lead somewhere, quotes that are verbatim and bear it out.

An invented marker counts in the denominator, an answer without citations too. A quote points somewhere: a
letter of some word is none, and neither is the whole résumé. It refuses to know whether the answer is right.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

from chatbot.evaluation.abstention import claims, manner, statements
from chatbot.evaluation.grounding import quotes_of, supported
from chatbot.evaluation.models import Item, Quoted, Response
from chatbot.evaluation.normalise import comparable, markers, squashed, without_markers
from chatbot.evaluation.quotation import GoldSpan, Sources, named, occurrences, overlaps, place
from chatbot.lexicon import word_list

# Longer quotes point nowhere: more than this, or more than half of a source that is no mere note.
LONGEST_QUOTE_WORDS = 250
_A_NOTE_WORDS = 60
# A heading: marked as one, or a short line after a blank one.
_HEADING = re.compile(r"^#{1,6} .+$|(?:\A|(?<=\n\n))[^\n.,:]{3,40}$", re.MULTILINE)


def citation_values(
    item: Item,
    response: Response,
    spans: Sequence[GoldSpan],
    sources: Sources,
    as_of: dt.date | None = None,
    person: Collection[str] = (),
) -> dict[str, float]:
    """The citation metrics that are defined for a response: `cited` for every answer that claims something,
    the others where the system tells its citations. `person`: words of the person's own name, which need no
    quote."""
    found: dict[str, float] = {}
    said = claims(response.answer) if manner(response) != "abstained" else ()
    if said:
        found["cited"] = sum(_is_cited(n, said, response) for n in range(len(said))) / len(said)
    if response.citations is None:
        return found
    known = {citation.marker for citation in response.citations}
    marked = markers(response.answer)
    if marked:
        found["citation_validity"] = sum(marker in known for marker in marked) / len(marked)
    if response.citations and sources:
        verbatim = [is_verbatim(citation, sources) for citation in response.citations]
        found["quote_fidelity"] = sum(verbatim) / len(verbatim)
        focused = [is_focused(citation, sources) for citation in response.citations]
        found["quote_focus"] = sum(focused) / len(focused) if not _quotes_all(response, sources) else 0.0
    own_name, listed = " ".join(person), range(2, len(statements(response.answer)) + 1)
    borne = [
        bool(pointing := _pointing(quotes, sources))
        and supported(
            sentence,
            pointing,
            around=[*_lines(sentence, response, sources), own_name],
            asked=item.user_input,
            as_of=as_of,
            counts=listed if sentence.split("[")[0].rstrip().endswith(":") else (),
        )
        for sentence in claims(response.answer)
        if (quotes := quotes_of(sentence, response))
    ]
    if borne:
        found["citation_support"] = sum(borne) / len(borne)
    return found | _gold(response.citations, spans, sources)


def is_verbatim(citation: Quoted, sources: Sources) -> bool:
    """Whether a quote stands in its source: where its offsets say, or anywhere when it tells none. White
    space is collapsed. What says nothing, as a letter inside a word does, is no quote."""
    name = named(citation.source, sources)
    if name is None or not says_something(citation.quote, sources[name]):
        return False
    if citation.start is None or citation.end is None:
        return bool(occurrences(citation.quote, sources[name]))
    at = place(citation, sources)
    return at is not None and squashed(sources[name][slice(*at)]) == squashed(citation.quote)


def says_something(quote: str, text: str) -> bool:
    """Whether a quote holds a word that means something, and a single one stands in the text as a word."""
    bare = quote.strip()
    if not any(
        word.casefold() not in word_list("stop") or (len(word) > 1 and not word.islower())  # "Go" is no "go"
        for word in re.findall(r"\w+", bare)
    ):
        return False
    whole = re.compile(rf"(?<![^\W_]){re.escape(bare)}(?![^\W_])")
    return len(bare.split()) > 1 or whole.search(text) is not None


def is_focused(citation: Quoted, sources: Sources) -> bool:
    """Whether a quote points to a passage: it says something, and is neither very long nor most of a text."""
    name = named(citation.source, sources)
    text = sources[name] if name is not None else ""
    return says_something(citation.quote, text or citation.quote) and _is_short(citation.quote, text)


def _is_short(quote: str, text: str) -> bool:
    told, whole = len(quote.split()), len(text.split())
    return told <= LONGEST_QUOTE_WORDS and (not whole or told <= max(_A_NOTE_WORDS, whole / 2))


def _quotes_all(response: Response, sources: Sources) -> bool:
    """Whether the quotes of an answer together are most of the sources, which a reader may as well read."""
    quoted = sum(len(quote.split()) for quote in {citation.quote for citation in response.citations or ()})
    whole = sum(len(text.split()) for text in sources.values())
    return quoted > max(_A_NOTE_WORDS, whole / 2)


def _pointing(quotes: Sequence[str], sources: Sources) -> list[str]:
    """The quotes that may bear a sentence out."""
    texts = tuple(sources.values()) or tuple(quotes)
    return [
        quote
        for quote in quotes
        if any(says_something(quote, text) for text in texts)
        and all(_is_short(quote, text) for text in texts)
    ]


def _is_cited(number: int, said: Sequence[str], response: Response) -> bool:
    """Whether a sentence carries a marker, or stands word for word in the quotes that the next marker of the
    answer leads to: a passage of two sentences is quoted under one marker."""
    if response.citations is None:
        return False
    if markers(said[number]):
        return True
    own = comparable(without_markers(said[number])).rstrip(".")
    following = next((sentence for sentence in said[number + 1 :] if markers(sentence)), "")
    # The lead-in of a quotation ("In its words: …") is not in the quote.
    parts = [part for part in re.split(r"(?<=:) ", own) if part]
    return any(parts[-1] in comparable(quote) for quote in quotes_of(following, response)) if parts else False


def _lines(sentence: str, response: Response, sources: Sources) -> list[str]:
    """The whole lines of the sources that the quotes of a sentence stand in, and the headings above them."""
    marked = set(markers(sentence))
    lines = []
    for citation in response.citations or ():
        name = named(citation.source, sources)
        if citation.marker not in marked or name is None:
            continue
        text, at = sources[name], place(citation, sources)
        for start, end in [at] if at is not None else occurrences(citation.quote, text)[:1]:
            first = text.rfind("\n", 0, start) + 1
            last = text.find("\n", end)
            lines.append(text[first : last if last >= 0 else len(text)])
            lines += _HEADING.findall(text[:first])[-2:]
    return lines


def _gold(citations: Sequence[Quoted], spans: Sequence[GoldSpan], sources: Sources) -> dict[str, float]:
    """Precision and recall against gold evidence; each group counts once. Only what is verbatim and points
    somewhere hits anything."""
    if not spans:
        return {}
    groups = {span.group for span in spans}
    hits = [
        {span.group for span in spans if overlaps(c, c.quote, span, sources)}
        if is_verbatim(c, sources) and is_focused(c, sources)
        else set()
        for c in citations
    ]
    found = {"citation_recall": len(set().union(*hits)) / len(groups)}
    if citations:
        found["citation_precision"] = sum(bool(hit) for hit in hits) / len(hits)
    return found
