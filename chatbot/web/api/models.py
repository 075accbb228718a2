"""The contract of `/api/v1`: what a request may say and what comes back.

An answer itself is `chatbot.models.Answer`, the same object everywhere. Unknown keys are refused: a client
that sends a history must learn that it is not read. It refuses to know how anything is answered.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from chatbot.models import Citation
from index.models import Frozen

SESSION_EXAMPLE = "Zk3nXr0m8dV1q2w3e4r5tA"


class ChatRequest(Frozen):
    """One question. The server keeps the conversation: send back the `session_id` of the last answer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"message": "What is the current role?"},
                {"message": "And before that?", "session_id": SESSION_EXAMPLE},
            ]
        }
    )

    message: str = Field(max_length=65_536, description="the question, as the visitor typed it")
    session_id: str | None = Field(
        default=None,
        min_length=1,
        max_length=64,
        description="of an earlier answer, to go on with its conversation; without it, a new one begins",
    )


class Sources(Frozen):
    """Data of a `sources` event: all citations so far. It comes before the first `token`, and again
    whenever the next words lean on more."""

    session_id: str
    answer_id: str
    citations: tuple[Citation, ...]


class Token(Frozen):
    """Data of a `token` event: words to append to what was shown, markers such as [1] included."""

    text: str


class Suggestions(Frozen):
    """What a visitor sees before asking, and what a client must know beforehand."""

    name: str = Field(description="whose résumé it is; 'the candidate' where no name is known")
    greeting: str
    about: str = Field(description="what answers here, and what it does not")
    questions: tuple[str, ...] = Field(description="each is answered by the résumé")
    max_question_chars: int = Field(description="the longest message that is read")
    feedback: bool = Field(description="whether answers may be rated")


class Place(Frozen):
    """Where a fact stands."""

    source: str
    page: int | None
    line: int
    start: int
    end: int


class PublicPosition(Frozen):
    """One role. Dates are YYYY or YYYY-MM; `end` is 'present' for one that is held."""

    organization: str | None
    title: str
    start: str | None
    end: str | None
    location: str | None
    section: str
    bullets: tuple[str, ...]
    at: Place


class PublicStudy(Frozen):
    """One degree or school."""

    institution: str | None
    degree: str | None
    start: str | None
    end: str | None
    location: str | None
    details: tuple[str, ...]
    at: Place


class PublicCredential(Frozen):
    """One certificate or licence."""

    name: str
    issuer: str | None
    date: str | None
    at: Place


class PublicItem(Frozen):
    """An entry of any other section: a patent, a publication, a project, a language."""

    text: str
    details: tuple[str, ...]
    section: str
    at: Place


class PublicContact(Frozen):
    """As far as the owner shows it. A phone number that is withheld is shared on request, by e-mail."""

    email: str | None
    links: tuple[str, ...]
    location: str | None
    phone: str | None
    phone_on_request: bool


class PublicDocument(Frozen):
    """A file that answers may cite."""

    source: str
    format: str
    pages: int | None
    words: int


class PublicResume(Frozen):
    """What was read of the résumé, without what the owner withholds."""

    generation: str = Field(description="of the index, as in every answer")
    name: str
    headline: tuple[str, ...]
    contact: PublicContact
    summary: tuple[str, ...]
    positions: tuple[PublicPosition, ...]
    education: tuple[PublicStudy, ...]
    skills: tuple[str, ...]
    certifications: tuple[PublicCredential, ...]
    patents: tuple[PublicItem, ...]
    publications: tuple[PublicItem, ...]
    projects: tuple[PublicItem, ...]
    awards: tuple[PublicItem, ...]
    volunteering: tuple[PublicItem, ...]
    languages: tuple[PublicItem, ...]
    others: tuple[PublicItem, ...]
    documents: tuple[PublicDocument, ...]


class FeedbackRequest(Frozen):
    """Whether an answer helped. A later verdict on the same answer replaces the earlier one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "session_id": SESSION_EXAMPLE,
                    "answer_id": "5f2c1d0e9b8a47c6a1b2c3d4e5f60718",
                    "verdict": "up",
                }
            ]
        }
    )

    session_id: str = Field(min_length=1, max_length=64, description="of the answer")
    answer_id: str = Field(min_length=1, max_length=64, description="the answer's `id`")
    verdict: Literal["up", "down"]


class Kept(Frozen):
    """The rating is on disk."""

    kept: Literal[True] = True


class ForgetRequest(Frozen):
    """A conversation to drop."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"session_id": SESSION_EXAMPLE}]})

    session_id: str = Field(min_length=1, max_length=64)


class Forgotten(Frozen):
    """Nothing of the conversation is held any more, whether or not it was known."""

    forgotten: Literal[True] = True


class Health(Frozen):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(Frozen):
    """Questions can be answered."""

    status: Literal["ready"] = "ready"
    generation: str
