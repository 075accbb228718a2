"""What travels between the stages of a turn and out of every door: frozen, validated, unknown keys refused.

It refuses to know how anything is computed. `Answer` is the public contract: the same object from Python,
from `--json`, from REST and on the page; keep it stable.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from index.models import Frozen, Span

Status = Literal["answered", "partly", "not_mentioned", "declined", "smalltalk", "clarify"]


EARLIEST, LATEST = 1900, 2100
"""The open ends of a range of years that a question asks about."""

MEANS_OF_ORDER = {"career.current": "current", "career.previous": "previous", "career.first": "first"}
"""Which job the answer to a question of these intents names."""


_RECKONED = """expiry meanwhile overlap steps apart length difference
held extreme throughout beside which sum restricted"""
RECKONED = tuple(f"reckon.{kind}" for kind in _RECKONED.split())
"""What the classifier calls a question for something worked out. The first line's open the rooms of these
names; the others only keep such a question from being taken for something else."""


class Question(Frozen):
    """One question as understood: stand-alone, whatever the turns before it left unsaid."""

    text: str = Field(description="as asked, cleaned")
    intent: str = Field(description="a name of intents.toml, 'matter', 'open', 'language' or 'invalid'")
    language: str = "en"
    entries: tuple[int, ...] = Field(
        default=(), description="`Position.entry` of every employer it names or means"
    )
    named: tuple[tuple[int, ...], ...] = Field(
        default=(), description="the same, one tuple an employer, in order"
    )
    titles: tuple[str, ...] = Field(
        default=(), description="job titles of the résumé, folded, that alone it means of `named`; '' for all"
    )
    excluded: tuple[int, ...] = Field(default=(), description="`Position.entry` of the jobs it leaves aside")
    school: str = Field(default="", description="an institution of the résumé it names")
    stranger: str = Field(default="", description="an employer it names that the résumé does not list as one")
    topic: str = Field(default="", description="the skill, degree or subject asked about, as asked")
    matter: str = Field(default="", description="a name of policy.toml")
    years: tuple[int, ...] = ()
    places: tuple[Span, ...] = Field(default=(), description="passages cited before, which it may lean on")
    told: tuple[Span, ...] = Field(
        default=(), description="passages just cited, of which a short question may ask one thing more"
    )
    nearby: tuple[int, ...] = Field(
        default=(),
        description="`Position.entry` of the jobs just spoken of: an answer is looked for there first",
    )
    likely: str = Field(
        default="", description="what questions like it mostly ask for, where no rule says what it does"
    )
    yes_no: bool = False
    follow_up: bool = False
    more: bool = Field(default=False, description="asks for more of what was just answered")


class Evidence(Frozen):
    """One passage that a sentence of the answer rests on. `text` is clean; the span is verbatim."""

    text: str
    span: Span
    section: str
    score: float = Field(default=1.0, ge=0, le=1, description="how sure it is the right passage, 0..1")


class Statement(Frozen):
    """One sentence of an answer before it is cited. No sentence about the person leaves without evidence:
    it is empty only for what is not about them (a greeting, how to ask, that a thing is absent)."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    derived: tuple[str, ...] = Field(
        default=(), description="words computed by code from the evidence: durations, counts"
    )
    bullet: bool = Field(default=False, description="an item of a list under the sentence before it")


class Focus(Frozen):
    """What a turn was about: what a follow-up question may silently mean."""

    intent: str = ""
    entries: tuple[int, ...] = Field(default=(), description="`Position.entry` of the employers in question")
    titles: tuple[str, ...] = Field(
        default=(), description="the title, folded, when the answer named only one of several at an employer"
    )
    school: str = Field(default="", description="the institution of the one degree the answer was about")
    topic: str = Field(default="", description="the skill or subject asked about, as asked")
    places: tuple[Span, ...] = Field(default=(), description="the passages that the answer cited first")
    asked: tuple[str, ...] = Field(default=(), description="the last messages, which a short one may repeat")


class Draft(Frozen):
    """One question's answer before it is verified and cited."""

    status: Status
    confidence: float = Field(ge=0, le=1)
    statements: tuple[Statement, ...]
    writer: str = Field(default="extractive", description="'extractive', '<provider:model>' or 'owner'")
    focus: Focus = Field(default_factory=Focus)
    suggestions: tuple[str, ...] = ()


class Citation(Frozen):
    """Where a sentence stands: `text[start:end] == quote` in the text read from `source`."""

    marker: int = Field(ge=1)
    quote: str
    source: str
    section: str
    page: int | None
    line: int
    start: int
    end: int


class Block(Frozen):
    """One structured piece of the answer for renderers, with the same [n] markers as `Answer.answer`."""

    kind: Literal["paragraph", "list", "table"]
    text: str = ""
    items: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Answer(Frozen):
    """One answer, complete. `answer` is plain text with [n] markers, one per citation's `marker`."""

    id: str
    session_id: str | None
    answer: str
    blocks: tuple[Block, ...]
    status: Status
    confidence: float = Field(ge=0, le=1)
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    writer: str = "extractive"
    prompts: str | None = Field(default=None, description="digest of the prompts, when a model wrote")
    generation: str
    timings_ms: dict[str, float] = Field(default_factory=dict)


class Turn(Frozen):
    """One finished exchange, as the server keeps it: the only memory a conversation has."""

    message: str
    focus: Focus
    answer: Answer


class Profile(Frozen):
    """What every visitor may see of the candidate before asking. No phone, no street address."""

    name: str
    headline: tuple[str, ...]
    location: str | None
    email: str | None
    links: tuple[str, ...]
    greeting: str
    about: str = Field(description="what the bot is and is not, one or two sentences")
    starters: tuple[str, ...] = Field(description="questions to begin with, each answerable from the résumé")


class Ask(Frozen):
    """The input of the chain: one message and the turns before it, oldest first."""

    message: str
    history: tuple[Turn, ...] = ()
    session_id: str | None = None
