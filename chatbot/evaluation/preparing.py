"""From question sets to a run that can be asked: sets checked against their résumés, systems opened, all
recorded.

It refuses to know commands, and to ask anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from chatbot.bot import Bot
from chatbot.errors import OperatorError
from chatbot.evaluation import dataset, provenance
from chatbot.evaluation.models import Item, Run, RunManifest, SetRecord, Source
from chatbot.evaluation.systems import OURS, QUICKSTART, SYSTEMS, OwnBot, Quickstart, System
from chatbot.settings import Settings

OpenBot = Callable[[Path | None], Bot]
"""The bot over a résumé; None: over the owner's seeds."""


@dataclass(frozen=True)
class Choice:
    """What of the sets is asked, and how."""

    tags: tuple[str, ...] = ()
    split: str | None = None
    limit: int | None = None
    repeat: int = 1
    sealed: bool = False
    seed: int = 0
    as_of: dt.date = field(default_factory=dt.date.today)

    def filters(self) -> dict[str, str]:
        """The selection as it was given, for the manifest."""
        given = {"filter-tag": ", ".join(self.tags), "split": self.split, "limit": self.limit}
        return {name: str(value) for name, value in given.items() if value}


def check_system(name: str) -> None:
    """Raises `OperatorError` for a system that is not known here."""
    if name not in SYSTEMS:
        raise OperatorError(
            f"There is no system {name}, only {' and '.join(SYSTEMS)}; the answers of any other are judged "
            "with: resume-chatbot eval score ANSWERS.jsonl -d SET"
        )


def prepared(
    paths: Iterable[Path],
    resume: Path | None,
    choice: Choice,
    system: str,
    settings: Settings,
    open_bot: OpenBot,
) -> tuple[Run, dict[str, System]]:
    """A run without answers, and the system of each of its sets (none for one that is only a file's name).

    Raises `OperatorError` for anything wrong with a set, quotes that the résumé does not hold among it, and
    `NothingSelected` when no item is left.
    """
    read = dataset.read_sets(dataset.find_sets(paths))
    picked: dict[str, tuple[Item, ...]] = {
        one.name: dataset.selected(one.items, choice.tags, choice.split)[: choice.limit] for one in read
    }
    if not any(picked.values()):
        raise dataset.nothing_selected(read, choice.tags, choice.split)
    records: list[SetRecord] = []
    sources: list[Source] = []
    systems: dict[str, System] = {}
    encoder = None
    for one in read:
        if not picked[one.name]:
            continue
        where = resume or one.resume
        bot = open_bot(where)
        texts = {document.source: document.text for document in bot.documents}
        if wrong := dataset.misquoted(one, texts):
            raise dataset.broken(wrong)
        if opened := _system(system, bot):
            systems[one.name] = opened
        encoder = bot.index.manifest.encoder
        sources += [Source(set=one.name, source=name, text=text) for name, text in texts.items()]
        records.append(_record(one, picked[one.name], bot, where, choice.sealed))
    run = Run(
        manifest=_manifest(records, system, choice, settings, encoder),
        items=tuple(item for one in read for item in picked[one.name]),
        sources=tuple(sources),
    )
    return run, systems


def systems_again(run: Run, resume: Path | None, open_bot: OpenBot) -> dict[str, System]:
    """Who goes on answering a run that was stopped. Raises `OperatorError` when a résumé has changed."""
    systems: dict[str, System] = {}
    if run.manifest.system not in SYSTEMS:
        raise OperatorError(
            f"The run {run.manifest.run} holds the answers of {run.manifest.system}, which nobody here can "
            "ask; add what is missing to that file, then: resume-chatbot eval score FILE -d SET"
        )
    for record in run.manifest.sets:
        bot = open_bot(resume or (Path(record.origin) if record.origin else None))
        if {document.source: document.sha256 for document in bot.documents} != record.resume:
            raise OperatorError(
                f"The résumé of {record.name} is not the one this run began with; begin a new run, or give "
                "the old file with --resume."
            )
        if opened := _system(run.manifest.system, bot):
            systems[record.name] = opened
    return systems


def _system(name: str, bot: Bot) -> System | None:
    if name == QUICKSTART:
        return Quickstart(bot.documents)
    return OwnBot(bot) if name == OURS else None


def _record(
    read: dataset.QuestionSet, items: tuple[Item, ...], bot: Bot, where: Path | None, sealed: bool
) -> SetRecord:
    return SetRecord(
        name=read.name,
        sha256=dataset.digest(items),
        items=tuple(item.id for item in items),
        resume={document.source: document.sha256 for document in bot.documents},
        generation=bot.index.generation,
        origin=str(where) if where else None,
        sealed=sealed,
    )


def _manifest(
    records: Iterable[SetRecord], system: str, choice: Choice, settings: Settings, encoder: str | None
) -> RunManifest:
    now = dt.datetime.now(dt.UTC)
    revision, dirty = provenance.git_state(Path(__file__).parent)
    return RunManifest(
        run=provenance.new_run_name(now),
        created=now.isoformat(timespec="seconds"),
        system=system,
        sets=tuple(records),
        selection=choice.filters(),
        repeat=choice.repeat,
        seed=choice.seed,
        as_of=choice.as_of.isoformat(),
        encoder=encoder,
        settings_sha256=provenance.settings_digest(settings),
        git_revision=revision,
        git_dirty=dirty,
        versions=provenance.versions(),
        hardware=provenance.hardware(),
    )
