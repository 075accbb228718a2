"""The bot as the doors see it: an open index, a chain over it, and what a visitor may see before asking.

Every door (command line, page, API) holds one `Bot` and nothing else of the house. It decides nothing; it
keeps no conversation: the caller passes the earlier turns in and keeps the turn that comes back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from chatbot.candidate import Candidate
from chatbot.chain import ResumeChain, Rewriter
from chatbot.models import Ask, Profile, Turn
from chatbot.profile import profile_of
from chatbot.retrieve import Searches
from chatbot.settings import Settings
from index.build import ensure_index
from index.embed import Encoder
from index.models import Document, Hit, Resume
from index.search import Index

Progress = Callable[[str, int, int], None]


class Bot:
    """Answers from one index. Cheap to share between threads; `close` is not needed."""

    def __init__(
        self,
        index: Index,
        settings: Settings,
        as_of: dt.date | None = None,
        sources: Sequence[Path] = (),
    ) -> None:
        self.index = index
        self.sources = tuple(sources)
        self.settings = settings
        writer = model_writer(settings)
        self.chain = ResumeChain(index=index, settings=settings, as_of=as_of, rewriter=writer)

    @cached_property
    def profile(self) -> Profile:
        """What a visitor sees before asking; made when first looked at, since it asks questions."""
        return profile_of(self.settings, self.chain)

    @property
    def resume(self) -> Resume:
        """The typed résumé without what the contact policy withholds."""
        return self.index.resume

    @property
    def documents(self) -> tuple[Document, ...]:
        """The texts that citations point into, withheld passages masked at equal length."""
        return self.index.documents

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the owner about how the index was opened (rebuilt, still the old one, …)."""
        return self.index.notices

    def turn(
        self,
        message: str,
        history: Sequence[Turn] = (),
        session_id: str | None = None,
        searches: Searches | None = None,
        *,
        model: bool = True,
    ) -> Turn:
        """One exchange, start to finish. Never raises for anything a visitor can type. `searches` hears what
        is searched for meanwhile: nothing for what typed facts or the bot's own words answer. `model`:
        whether a language model, if one is set, may word the answer."""
        ask = Ask(message=message, history=tuple(history), session_id=session_id)
        if not model:
            return self.chain.plain(ask)
        return self.chain.invoke(ask, {"callbacks": [searches]} if searches else None)

    def retrieved(self, message: str, history: Sequence[Turn] = ()) -> tuple[Hit, ...]:
        """The passages found for a message, best first: for measuring retrieval by itself."""
        return self.chain.retrieved(Ask(message=message, history=tuple(history)))

    def stream(
        self, message: str, history: Sequence[Turn] = (), session_id: str | None = None
    ) -> Iterator[Turn]:
        """The same exchange as it grows, whole sentences at a time; the last one is complete."""
        yield from self.chain.stream(Ask(message=message, history=tuple(history), session_id=session_id))


def model_writer(settings: Settings) -> Callable[[Candidate], Rewriter] | None:
    """What makes the model's writer that the settings name; None without one. Raises `OperatorError` for a
    package, key or address that is missing: an owner who set a model learns at once that it cannot run."""
    if settings.llm is None:
        return None
    from chatbot.llm import Ledger, Limits, ModelWriter, open_provider  # half a second, only where it is used

    provider = open_provider(settings)
    limits = Limits(first_s=settings.llm_first_s, total_s=settings.llm_total_s)
    ledger = Ledger(settings.home)
    return lambda candidate: ModelWriter(candidate, provider, ledger, limits, settings.llm_tokens_a_day)


def open_bot(
    settings: Settings,
    *,
    resume: Path | None = None,
    as_of: dt.date | None = None,
    rebuild: bool = False,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Bot:
    """The bot over the configured seeds, or over `resume` (a file or folder) with its own generation.

    `encoder` is one that is open already: bots over several résumés share it. Builds the index when there is
    none, when the sources changed or when it is damaged. Raises the errors of `index.errors` when there is
    nothing to answer from.
    """
    sources = [resume] if resume is not None else [settings.seeds]
    index = ensure_index(
        sources,
        settings.home,
        show_phone=settings.show_phone,
        show_address=settings.show_address,
        encoder=encoder or settings.encoder,
        adapter=settings.adapter,
        rebuild=rebuild,
        progress=progress,
    )
    return Bot(index, settings, as_of, sources)
