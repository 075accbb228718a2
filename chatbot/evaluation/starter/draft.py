"""One item after another, with its gold quotations: what all writers of starter questions share.

It refuses to know what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from chatbot.evaluation.models import Answerability, Item, Message, ReferenceFact, ReferenceSpan
from chatbot.evaluation.starter.wording import Wording, words
from index.models import Document, Fact, Resume
from index.withhold import MASK

_LONGEST = 70
_MASKED = MASK * 2  # one alone may be a bullet sign
_ROOM = 4  # words of a quotation that the next edit hardly writes a second time
_SHORT_LINE = 12  # words
_WORD = re.compile(r"\w+(?:['’.@+#-]+\w+)*[+#]*")


class Drafts:
    """Collects items. `who` is how the person is named in questions."""

    def __init__(self, resume: Resume, documents: Sequence[Document], wording: Wording) -> None:
        self.resume = resume
        self.wording = wording
        self.text = "\n".join(document.text for document in documents)
        self.folded = " ".join(self.text.casefold().split())
        self.who = _named(resume.name.text) if resume.name else "the candidate"
        self.items: list[Item] = []
        self._texts = {document.source: document.text for document in documents}
        self._numbers: Counter[str] = Counter()
        self._asked: set[tuple[str, ...]] = set()

    def add(
        self,
        kind: str,
        wording: str,
        reference: str,
        *,
        answerability: Answerability = Answerability.ANSWERABLE,
        facts: Iterable[ReferenceFact] = (),
        forbidden: Iterable[str] = (),
        rests_on: Iterable[Fact | None] = (),
        earlier: Sequence[str] = (),
        **slots: str,
    ) -> None:
        """One more item of a kind: `wording` names the templates, `earlier` are the turns before. A question
        that is there already is not asked twice, nor one asked whose answer cannot be quoted."""
        question, spans = self.wording.draw(wording, who=self.who, **slots), self._spans(rests_on)
        unproven = answerability is Answerability.ANSWERABLE and not spans  # its words stand there twice
        if unproven or (question, *earlier) in self._asked:
            return
        self._asked.add((question, *earlier))
        self._numbers[kind] += 1
        self.items.append(
            Item(
                id=f"{kind.replace('_', '-')}-{self._numbers[kind]:02d}",
                user_input=question,
                messages=tuple(Message(role="user", content=turn) for turn in earlier),
                answerability=answerability,
                reference=reference,
                reference_facts=tuple(facts),
                forbidden=tuple(dict.fromkeys(forbidden)),
                reference_spans=spans,
                tags=(kind,),
                draft=True,
            )
        )

    def mentions(self, traces: Iterable[str]) -> bool:
        """Whether one of the traces begins a word of the documents."""
        return any(
            re.search(
                ("" if ord(trace[0]) > 0x2E7F else r"(?<!\w)") + re.escape(trace.casefold()), self.folded
            )
            for trace in traces
        )

    def _spans(self, rests_on: Iterable[Fact | None]) -> tuple[ReferenceSpan, ...]:
        found: dict[tuple[str, str], ReferenceSpan] = {}
        for fact in rests_on:
            quote = self.quote(fact) if fact else None
            if fact and quote:
                source = fact.span.source
                found[(source, quote)] = ReferenceSpan(source=source, quote=quote)
        return tuple(
            span
            for (source, quote), span in found.items()
            if not any(source == s and quote != q and quote in q for s, q in found)
        )

    def raw(self, fact: Fact) -> str:
        """The stretch of its document that a fact rests on."""
        return self._texts.get(fact.span.source, "")[fact.span.start : fact.span.end]

    def is_whole(self, fact: Fact) -> bool:
        """Whether nothing inside the fact is withheld, which would join what stands around it."""
        return _MASKED not in self.raw(fact)

    def quote(self, fact: Fact) -> str | None:
        """The words that a fact rests on, widened to lines, blank ones passed over, until they stand once in
        their document. Few words are widened all the same: after the next edit one alone may stand twice."""
        text = self._texts.get(fact.span.source, "")
        low, high = fact.span.start, fact.span.end
        if not 0 <= low < high <= len(text):
            return None
        line = text.rfind("\n", 0, low) + 1, (text + "\n").index("\n", high)
        above, below = line
        while above and not text[above : line[0]].strip():
            above = text.rfind("\n", 0, above - 1) + 1
        while below < len(text) and not text[line[1] : below].strip():
            below = (text + "\n").index("\n", below + 1)
        wider = (line, (above, line[1]), (line[0], below), (above, below))
        for start, end in (*_with_room(text, (low, high), line, above), (low, high), *wider):
            quote = text[start:end].strip()
            if len(quote) > 2 and _MASKED not in quote and _occurs_once(quote, text):
                return quote
        return None


def _with_room(
    text: str, found: tuple[int, int], line: tuple[int, int], above: int
) -> Iterator[tuple[int, int]]:
    """None where a stretch has words enough, else its line, of a long line the words around it, of a line
    with one word the one above, too."""

    def count(start: int, end: int) -> int:
        return len(_WORD.findall(text[start:end]))

    if count(*found) >= _ROOM:
        return
    if count(*line) < 2:
        yield above, line[1]
    if count(*line) <= _SHORT_LINE:
        yield line
    before = [word.start() + line[0] for word in _WORD.finditer(text[line[0] : found[0]])]
    after = [word.end() + found[1] for word in _WORD.finditer(text[found[1] : line[1]])]
    yield (before[-2:] or [found[0]])[0], (after[:2] or [found[1]])[-1]


def _occurs_once(quote: str, text: str) -> bool:
    """Verbatim once, and no second time when case and white space do not count."""
    loose, whole = (" ".join(one.casefold().split()) for one in (quote, text))
    return all(a.find(b) >= 0 and a.find(b) == a.rfind(b) for a, b in ((text, quote), (whole, loose)))


def _named(name: str) -> str:
    """The first name as a stranger would type it; 'the candidate' where it is not plain which one that is."""
    plain = re.sub(r"[\"“”'‘’(][^\"“”'‘’()]*[\"“”'‘’)]", " ", name).split(",")[0].split()
    titles = set(words()["never"]["titles"])
    parts = [part for part in plain if part.strip(".").casefold() not in titles]
    if len(parts) < 2 or not re.fullmatch(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?", parts[0]):
        return "the candidate"
    if ord(parts[0][0]) > 0x24F:  # another script: which part is the first name is anyone's guess
        return "the candidate"
    return parts[0].title() if parts[0].isupper() else parts[0]


def usable(fact: Fact | None) -> bool:
    """Whether a fact reads as a name that one can ask by: short, one line, nothing hidden or torn."""
    if fact is None:
        return False
    text = fact.text.strip()
    return (
        2 <= len(text) <= _LONGEST
        and any(letter.isalpha() for letter in text)
        and not re.search(r"[|•·;\n\t]|https?:", text)
    )


def head(text: str) -> str:
    """A name without what follows it: a comma, a bracket, a dash between blanks."""
    cut = re.split(r"\s*[(\[,]|\s+[–—-]\s+|\s*:\s", text.strip(), maxsplit=1)[0].strip()
    return cut if len(cut) > 2 else text.strip()


def plain_name(text: str) -> str:
    """An employer as one would type it: without legal form and what follows the name."""
    parts = head(text).split()
    while len(parts) > 1 and parts[-1].strip(".").casefold() in words()["never"]["legal_forms"]:
        parts.pop()
    return head(text) if parts[-1] in {"&", "and"} else " ".join(parts)


def ended(text: str) -> str:
    """A text as a sentence ends."""
    return text if text.endswith(".") else text + "."


def ways(*texts: str) -> tuple[str, ...]:
    """Several ways of saying the same, each once."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
