"""The citations of one answer: markers that lead somewhere, quotes that are verbatim and bear it out.

An invented marker counts in the denominator, an answer without citations too. It refuses to know whether the
answer is right.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

from chatbot.evaluation.abstention import claims, manner, statements
from chatbot.evaluation.grounding import quotes_of, supported
from chatbot.evaluation.models import Item, Quoted, Response
from chatbot.evaluation.normalise import comparable, markers, squashed, without_markers
from chatbot.evaluation.quotation import GoldSpan, Sources, named, occurrences, overlaps

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
    own_name, listed = " ".join(person), range(2, len(statements(response.answer)) + 1)
    borne = [
        supported(
            sentence,
            quotes,
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
    space is collapsed."""
    name = named(citation.source, sources)
    if name is None or not citation.quote.strip():
        return False
    if citation.start is None or citation.end is None:
        return bool(occurrences(citation.quote, sources[name]))
    return squashed(sources[name][citation.start : citation.end]) == squashed(citation.quote)


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
        text = sources[name]
        if citation.start is not None and citation.end is not None:
            places: tuple[tuple[int, int], ...] = ((citation.start, citation.end),)
        else:
            places = occurrences(citation.quote, text)
        for start, end in places[:1]:
            first = text.rfind("\n", 0, start) + 1
            last = text.find("\n", end)
            lines.append(text[first : last if last >= 0 else len(text)])
            lines += _HEADING.findall(text[:first])[-2:]
    return lines


def _gold(citations: Sequence[Quoted], spans: Sequence[GoldSpan], sources: Sources) -> dict[str, float]:
    """Precision and recall against gold evidence; each group counts once."""
    if not spans:
        return {}
    groups = {span.group for span in spans}
    hits = [{span.group for span in spans if overlaps(c, c.quote, span, sources)} for c in citations]
    found = {"citation_recall": len(set().union(*hits)) / len(groups)}
    if citations:
        found["citation_precision"] = sum(bool(hit) for hit in hits) / len(hits)
    return found
