"""What travels through the evaluation: items, responses, scores, figures, the record of a run.

Field names follow ragas, SQuAD 2.0 and MTRAG where they have the concept. It refuses to know how anything is
computed and where it is kept.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from chatbot.models import Status
from index.models import Frozen

SCHEMA_VERSION = 1
MOST_ATTEMPTS = 100
"""How often a question may be asked in one run."""
LARGEST_SEED = 2**32 - 1
"""What random generators take."""
Duration = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
"""Milliseconds that something took; it was less than eleven days."""


class Answerability(StrEnum):
    """What the résumé holds of what a question asks."""

    ANSWERABLE = "ANSWERABLE"
    PARTIAL = "PARTIAL"
    UNANSWERABLE = "UNANSWERABLE"
    UNDERSPECIFIED = "UNDERSPECIFIED"
    CONVERSATIONAL = "CONVERSATIONAL"


class Outcome(StrEnum):
    """What became of one item. Every item has exactly one, a failed one too."""

    CORRECT = "correct"
    CORRECT_ABSTENTION = "correct_abstention"
    PARTIAL = "partial"
    MISSING = "missing"
    INCORRECT = "incorrect"
    ERROR = "error"


RIGHT = frozenset({Outcome.CORRECT, Outcome.CORRECT_ABSTENTION})
"""The outcomes that count as right."""

WORST_FIRST = (
    Outcome.INCORRECT,
    Outcome.ERROR,
    Outcome.MISSING,
    Outcome.PARTIAL,
    Outcome.CORRECT_ABSTENTION,
    Outcome.CORRECT,
)
"""The order in which a reader looks for trouble, and a tie is told."""


def worth(outcome: Outcome) -> int:
    """What an outcome adds to truthfulness: +1 right, 0 missed, partly or failed, -1 wrong."""
    return 1 if outcome in RIGHT else -1 if outcome is Outcome.INCORRECT else 0


FactKind = Literal["text", "number", "date", "duration", "entity", "list_item"]


class Message(Frozen):
    """An earlier turn. Only the visitor's are replayed; the system gives its own answers to them."""

    role: Literal["user", "assistant"]
    content: str


class ReferenceFact(Frozen):
    """One thing a right answer says: one of `any_of`, each a text or a /regular expression/."""

    any_of: tuple[str, ...] = Field(min_length=1)
    kind: FactKind = "text"
    required: bool = True


class ReferenceSpan(Frozen):
    """Gold evidence by quotation: `quote` stands once in `source`. Spans of one `group` stand for each other:
    one of them is enough."""

    source: str
    quote: str = Field(min_length=1)
    group: str | None = None


class Item(Frozen):
    """One question with its right answer."""

    id: str = Field(min_length=1, max_length=200)
    user_input: str = Field(min_length=1)
    messages: tuple[Message, ...] = ()
    answerability: Answerability
    reference: str = ""
    reference_facts: tuple[ReferenceFact, ...] = ()
    forbidden: tuple[str, ...] = Field(default=(), description="texts or /regexes/; a hit is incorrect")
    reference_spans: tuple[ReferenceSpan, ...] = ()
    tags: tuple[str, ...] = Field(default=(), description="the first one is the item's kind")
    split: str = "dev"
    must_pass: bool = False
    schema_version: int = SCHEMA_VERSION
    draft: bool = Field(default=False, description="written by a program and looked at by nobody yet")

    @property
    def kind(self) -> str:
        """The first tag, or 'untagged'."""
        return self.tags[0] if self.tags else "untagged"


class Passage(Frozen):
    """A stretch of a source: a retrieved passage or a quotation. Offsets where the system tells them, into
    the text read from `source`, end exclusive."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    source: str = ""
    start: int | None = None
    end: int | None = None


class Quoted(Frozen):
    """One citation of an answer: [marker] in its text, and the words it points to."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    marker: int
    quote: str
    source: str = ""
    start: int | None = None
    end: int | None = None


class Response(Frozen):
    """What a system said to one item. The keys are those of the answer object, so that a line of
    `ask --batch` is one; what a system does not tell stays None and is not measured."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    attempt: int = Field(default=0, ge=0, le=MOST_ATTEMPTS - 1, description="0 … repeat-1")
    answer: str = ""
    status: Status | None = None
    confidence: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    citations: tuple[Quoted, ...] | None = Field(default=None, description="None: the system does not cite")
    retrieved: tuple[Passage, ...] | None = Field(default=None, description="best first")
    writer: str = ""
    timings_ms: dict[str, Duration] = Field(
        default_factory=dict, description="total, retrieval, first_token …"
    )
    error: str | None = Field(default=None, description="one sentence; the item counts as failed")


class Scored(Frozen):
    """One response judged. `values` holds the metrics of `metric.py` that are defined for this item; a metric
    that is not (no gold evidence, no citations told) is absent, never 0."""

    id: str
    attempt: int = 0
    outcome: Outcome
    reason: str = Field(description="why, in a few words a person can check")
    abstained: bool
    facts_met: int = 0
    facts_required: int = 0
    values: dict[str, float] = Field(default_factory=dict)


class Figure(Frozen):
    """A metric over many items: its mean (or the level it names) with a 95 % interval, over `n` items."""

    metric: str
    value: float | None = Field(description="None when no item defines it")
    low: float | None = None
    high: float | None = None
    n: int = 0


class Summary(Frozen):
    """A run, or a part of it, in figures."""

    items: int
    outcomes: dict[Outcome, int]
    figures: tuple[Figure, ...]
    by_kind: dict[str, dict[Outcome, int]] = Field(default_factory=dict)
    by_set: dict[str, dict[Outcome, int]] = Field(default_factory=dict)
    resumes: int = Field(
        default=1, description="résumés asked about; from two on, intervals allow for each one's questions"
    )
    always_abstain: float = Field(
        description="truthfulness of a system that never answers, on the same items"
    )
    risk_coverage: tuple[tuple[float, float], ...] = Field(
        default=(), description="(share answered, share of those not right), most confident first"
    )

    def figure(self, metric: str) -> Figure:
        """The figure of that name; `KeyError` when the summary has none."""
        for figure in self.figures:
            if figure.metric == metric:
                return figure
        raise KeyError(metric)


class SetRecord(Frozen):
    """One question set of a run, with the résumé it was asked of."""

    name: str
    sha256: str = Field(description="of the selected items, order ignored")
    items: tuple[str, ...] = Field(description="ids, in order")
    resume: dict[str, str] = Field(description="source name -> sha256 of its bytes")
    generation: str | None = None
    origin: str | None = Field(default=None, description="the résumé as the command named it")
    sealed: bool = Field(default=False, description="kept-out: reports print its figures and no item of it")


class RunManifest(Frozen):
    """What a run was made with: enough to repeat it and to know what it may be compared with."""

    schema_version: int = SCHEMA_VERSION
    run: str
    created: str = Field(description="ISO 8601, UTC")
    system: str
    sets: tuple[SetRecord, ...]
    selection: dict[str, str] = Field(default_factory=dict, description="filters as given")
    repeat: int = Field(default=1, ge=1, le=MOST_ATTEMPTS)
    seed: int = Field(default=0, ge=0, le=LARGEST_SEED)
    as_of: str | None = Field(default=None, description="ISO 8601, a day")
    encoder: str | None = None
    writers: tuple[str, ...] = ()
    settings_sha256: str | None = None
    git_revision: str | None = None
    git_dirty: bool | None = None
    versions: dict[str, str] = Field(default_factory=dict)
    hardware: dict[str, str] = Field(default_factory=dict)

    @field_validator("as_of")
    @classmethod
    def _a_day(cls, as_of: str | None) -> str | None:
        if as_of is not None:
            dt.date.fromisoformat(as_of)
        return as_of

    @property
    def sealed(self) -> frozenset[str]:
        """Ids of the items that no report shows."""
        return frozenset(item for record in self.sets if record.sealed for item in record.items)


class Source(Frozen):
    """A document of a run as the system read it (withheld passages masked): what quotes are looked up in."""

    set: str
    source: str
    text: str


class Run(BaseModel):
    """A run as a whole: what `-o out.json` writes, and what every later command reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    manifest: RunManifest
    items: tuple[Item, ...]
    sources: tuple[Source, ...] = ()
    responses: tuple[Response, ...] = ()
    scored: tuple[Scored, ...] = ()
    summary: Summary | None = None
    comparison: Comparison | None = Field(
        default=None, description="with what this was compared when it was written; nothing reads it again"
    )

    @cached_property
    def _sets(self) -> dict[str, str]:
        return {item: record.name for record in self.manifest.sets for item in record.items}

    def set_of(self, item: str) -> str:
        """Name of the set an item belongs to; '' when no set names it."""
        return self._sets.get(item, "")

    @cached_property
    def _resumes(self) -> dict[str, str]:
        of_set = {
            record.name: " ".join(sorted(record.resume.values())) or record.name
            for record in self.manifest.sets
        }
        return {item: of_set[name] for item, name in self._sets.items()}

    def resume_of(self, item: str) -> str:
        """What stands for the résumé an item is asked of: the same for two sets about one résumé, '' when no
        set names the item."""
        return self._resumes.get(item, "")

    def texts(self) -> dict[str, dict[str, str]]:
        """Name of a set -> the texts of its résumé, by name."""
        found: dict[str, dict[str, str]] = {record.name: {} for record in self.manifest.sets}
        for source in self.sources:
            found.setdefault(source.set, {})[source.source] = source.text
        return found


class Contrast(Frozen):
    """One metric in two runs: `base`, `candidate` and their `difference` (candidate minus base) are means
    over `n` pairs, items that both define, and need not be the figures of either run as a whole."""

    metric: str
    base: float
    candidate: float
    difference: float
    low: float | None = Field(default=None, description="95 % interval of the difference, paired bootstrap")
    high: float | None = None
    p: float | None = Field(default=None, description="two-sided; exact McNemar, or sign-flip permutation")
    p_holm: float | None = Field(default=None, description="adjusted over the gated metrics")
    better: int = Field(default=0, description="items that gained")
    worse: int = Field(default=0, description="items that lost")
    n: int = Field(default=0, description="pairs: items of both runs that define it in both")
    base_n: int = Field(default=0, description="items of the base, compared or not, that define it")
    candidate_n: int = Field(default=0, description="items of the candidate, compared or not, that define it")
    smallest: float | None = Field(
        default=None, description="smallest drop this set would have shown with power 0.8"
    )

    @property
    def significant(self) -> bool:
        """Whether the difference is one at 5 %, adjusted where it was adjusted."""
        p = self.p if self.p_holm is None else self.p_holm
        return p is not None and p < 0.05


class Change(Frozen):
    """An item whose outcome differs between two runs."""

    id: str
    base: Outcome
    candidate: Outcome
    regression: bool
    said_before: str | None = Field(
        default=None, description="the base's answer or error; None when it was not kept, or may not be shown"
    )


class Comparison(Frozen):
    """Two runs beside each other, by item."""

    base: str
    candidate: str
    items: int = Field(description="ids that both runs hold")
    only_base: tuple[str, ...] = ()
    only_candidate: tuple[str, ...] = ()
    contrasts: tuple[Contrast, ...]
    changes: tuple[Change, ...] = Field(default=(), description="regressions first")
    cautions: tuple[str, ...] = Field(default=(), description="what makes the two less than comparable")
    incomparable: tuple[str, ...] = Field(
        default=(), description="the cautions that leave a loss unjudged: not the same was asked of the same"
    )
    resumes: int = Field(
        default=1, description="résumés compared on; from two on, intervals allow for each one's questions"
    )


class Check(Frozen):
    """One condition of a gate. `passed` is None when it could not be judged."""

    name: str
    passed: bool | None
    detail: str


class Verdict(Frozen):
    """What a gate says, with the exit code the command ends with: 0 passed, 1 failed, 3 cannot judge."""

    checks: tuple[Check, ...]

    @property
    def exit_code(self) -> Literal[0, 1, 3]:
        """1 as soon as one check fails; 3 when none fails and one could not be judged; else 0."""
        if any(check.passed is False for check in self.checks):
            return 1
        return 3 if not self.checks or any(check.passed is None for check in self.checks) else 0
