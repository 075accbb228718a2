"""Planted bad bots: each has one fault, which one metric must show.

A bad bot is given the item, the sources, and the right answer that it spoils; some need none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.evaluation.abstention import statements
from chatbot.evaluation.matching import is_expression
from chatbot.evaluation.models import Item, Quoted, Response
from chatbot.evaluation.normalise import MARKER, content_stems, stems
from chatbot.evaluation.quotation import Sources, named

BadBot = Callable[[Item, Sources, Response], Response]


def always_abstain(item: Item, sources: Sources, right: Response) -> Response:
    """Knows nothing, of anything."""
    return Response(id=item.id, answer="The résumé does not say.", status="not_mentioned", citations=())


def declines_and_invents(item: Item, sources: Sources, right: Response) -> Response:
    """Calls every answer no answer, and makes one up."""
    answer = "The résumé does not mention it. It was Globex, for 99 years from 1901 with 7,777 people."
    return Response(id=item.id, answer=answer, status="partly", citations=())


def mislabels(item: Item, sources: Sources, right: Response) -> Response:
    """Makes an answer up, and says by its status alone that it gave none."""
    return Response(id=item.id, answer="It was Globex, in 1901.", status="not_mentioned", citations=())


def declines_with_the_question(item: Item, sources: Sources, right: Response) -> Response:
    """Says what was asked, only to decline it."""
    return Response(id=item.id, answer=f"I could not find an answer to: {item.user_input}")


def dump_the_resume(item: Item, sources: Sources, right: Response) -> Response:
    """The answer is in there somewhere."""
    text = "\n".join(sources.values())
    quotes = tuple(
        Quoted(marker=n, quote=text, source=name) for n, (name, text) in enumerate(sources.items(), 1)
    )
    return Response(id=item.id, answer=f"{text} [1]", status="answered", citations=quotes)


def parrot(item: Item, sources: Sources, right: Response) -> Response:
    """Gives the question back."""
    return Response(id=item.id, answer=item.user_input, status="answered", citations=())


def one_number_off(item: Item, sources: Sources, right: Response) -> Response:
    """Every number it says is one too high; its citations are as they were."""
    parts: list[str] = []
    at = 0
    for match in MARKER.finditer(right.answer):
        parts += [_raised(right.answer[at : match.start()]), match.group()]
        at = match.end()
    parts.append(_raised(right.answer[at:]))
    return right.model_copy(update={"answer": "".join(parts)})


def wrong_employer(item: Item, sources: Sources, right: Response) -> Response:
    """Puts another name in the place of each name that was asked for."""
    answer = right.answer
    for fact in item.reference_facts:
        if fact.kind in ("entity", "list_item"):
            for way in sorted(fact.any_of, key=len, reverse=True):
                if not is_expression(way):
                    answer = re.sub(rf"(?<!\w){re.escape(way)}(?!\w)", "Globex", answer, flags=re.IGNORECASE)
    return right.model_copy(update={"answer": answer})


def uncited(item: Item, sources: Sources, right: Response) -> Response:
    """Right, and nothing to check it by."""
    return right.model_copy(update={"answer": MARKER.sub("", right.answer), "citations": ()})


def unhelpful_but_true(item: Item, sources: Sources, right: Response) -> Response:
    """A true sentence of the résumé, cited, that has least to do with what was asked."""
    asked = set(stems(f"{item.user_input} {item.reference}"))
    lines = [
        (len(asked & set(content_stems(line))), number, name, line)
        for name, text in sources.items()
        for number, line in enumerate(re.findall(r"^- (.+)$", text, re.MULTILINE))
    ]
    _, _, name, line = min(lines)
    return Response(
        id=item.id,
        answer=f"{line} [1]",
        status="answered",
        citations=(Quoted(marker=1, quote=line, source=name),),
    )


def negator(item: Item, sources: Sources, right: Response) -> Response:
    """Denies what it knows, word for word."""
    return _each(right, "It is not true that {}")


def hedger(item: Item, sources: Sources, right: Response) -> Response:
    """Is sure of nothing."""
    return _each(right, "It is possible that {}")


def padder(item: Item, sources: Sources, right: Response) -> Response:
    """Right, and then makes something up."""
    extra = "An MBA came later, and 77 people were led at Initech from 1987 by someone certified as a welder."
    return right.model_copy(update={"answer": f"{right.answer}\n{extra}"})


def quote_everything(item: Item, sources: Sources, right: Response) -> Response:
    """Whatever it says is somewhere in the document that it quotes."""
    whole = {"start": None, "end": None}
    return _quoting(right, sources, lambda name, quote: whole | {"source": name, "quote": sources[name]})


def quote_every_line(item: Item, sources: Sources, right: Response) -> Response:
    """Quotes the document line by line."""
    lines = [(name, line) for name, text in sources.items() for line in text.splitlines() if line.split()]
    quotes = tuple(Quoted(marker=n, quote=line, source=name) for n, (name, line) in enumerate(lines, 1))
    return right.model_copy(update={"citations": quotes})


def one_letter_quoter(item: Item, sources: Sources, right: Response) -> Response:
    """Quotes a letter, which stands in every document."""
    return _quoting(right, sources, lambda name, quote: {"quote": "e", "start": None, "end": None})


def absurd_offsets(item: Item, sources: Sources, right: Response) -> Response:
    """Says of each quote that it stands everywhere."""
    return _quoting(right, sources, lambda name, quote: {"start": -(10**9), "end": 10**9})


def _each(right: Response, form: str) -> Response:
    """The right answer with every sentence put into a form."""
    said = "\n".join(form.format(sentence) for sentence in statements(right.answer))
    return right.model_copy(update={"answer": said, "status": None})


def _quoting(
    right: Response, sources: Sources, change: Callable[[str, Quoted], dict[str, object]]
) -> Response:
    """The right answer with every citation changed."""
    quotes = tuple(
        quoted.model_copy(update=change(named(quoted.source, sources) or next(iter(sources)), quoted))
        for quoted in right.citations or ()
    )
    return right.model_copy(update={"citations": quotes})


def _raised(text: str) -> str:
    return re.sub(r"(?<![\w.,])\d+(?![\w,]|\.\d)", lambda match: str(int(match.group()) + 1), text)
