"""Stand-ins for what is behind the command line: a bot whose answers are told by looking, and its house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from chatbot.cli import House
from chatbot.doctor import Finding
from chatbot.models import Answer, Block, Citation, Focus, Profile, Turn
from chatbot.settings import Settings

QUOTE = "- **Vendor decoupling & cost:** saved \\$8M+\n  in documented\x1b[31m infrastructure."


class EchoBot:
    """Answers every message with itself and the number of turns before it; cites one passage."""

    def __init__(self, notices: tuple[str, ...] = ()) -> None:
        self.notices = notices
        self.index = SimpleNamespace(warnings=())
        self.profile = Profile(
            name="Ada Example",
            headline=("Engineer",),
            location=None,
            email="ada@example.org",
            links=(),
            greeting="I answer from Ada's résumé.",
            about="An assistant.",
            starters=("What is the current role?",),
        )
        self.histories: list[tuple[str, ...]] = []

    def turn(self, message: str, history: Sequence[Turn] = (), *, model: bool = True) -> Turn:
        self.histories.append(tuple(turn.message for turn in history))
        text = f"You said {message!r} after {len(history)} turns. [1]"
        citation = Citation(
            marker=1,
            quote=QUOTE,
            source="cv.md",
            section="EXPERIENCE",
            page=None,
            line=7,
            start=0,
            end=len(QUOTE),
        )
        answer = Answer(
            id="fixed",
            session_id=None,
            answer=text,
            blocks=(Block(kind="paragraph", text=text),),
            status="answered",
            confidence=1.0,
            citations=(citation,),
            generation="g1",
        )
        return Turn(message=message, focus=Focus(), answer=answer)


class StandInHouse:
    """A `House` over an `EchoBot`, and a record of how it was used."""

    def __init__(self, error: Exception | None = None, notices: tuple[str, ...] = ()) -> None:
        self.bot = EchoBot(notices)
        self.error = error
        self.opened: list[tuple[Settings, dict[str, Any]]] = []
        self.served: list[Settings] = []
        self.workers: list[int] = []
        self.findings: list[Finding] = []
        self.steps: tuple[str, ...] = ()
        self.house = House(
            open_bot=self._open,
            read=self._read,
            build=self._build,
            examine=lambda settings, resume: self.findings,
            serve=self._serve,
        )

    def _open(self, settings: Settings, **how: Any) -> EchoBot:
        if self.error is not None:
            raise self.error
        self._tell(**how)
        self.opened.append((settings, how))
        return self.bot

    def _read(self, paths: Sequence[Path]) -> dict[str, Any]:
        if self.error is not None:
            raise self.error
        return OVERVIEW

    def _build(self, settings: Settings, paths: Sequence[Path], **how: Any) -> Any:
        if self.error is not None:
            raise self.error
        self._tell(**how)
        self.opened.append((settings, {"paths": list(paths), **how}))
        return BUILT

    def _tell(self, progress: Callable[[str, int, int], None], **_: Any) -> None:
        for step in self.steps:
            progress(step, 0, 1)

    def _serve(self, bot: Any, settings: Settings, workers: int, open_again: Any) -> None:
        self.served.append(settings)
        self.workers.append(workers)


BUILT = SimpleNamespace(
    notices=("The résumé changed.",),
    documents=(SimpleNamespace(source="cv.md"),),
    manifest=SimpleNamespace(generation="g1", count=12),
)

OVERVIEW: dict[str, Any] = {
    "documents": [{"source": "cv.md", "format": "markdown", "pages": None, "words": 321}],
    "resume": {
        "name": "Ada Example",
        "headline": "Engineer",
        "contact": {
            "email": "ada@example.org",
            "phone": "(555) 010-0199",
            "links": ["example.org/ada"],
            "location": "London",
        },
        "summary": "Builds engines.",
        "positions": [
            {
                "organization": "Analytical Engines",
                "title": "Lead",
                "start": "1840",
                "end": "present",
                "location": None,
                "section": "EXPERIENCE",
                "bullets": ["Wrote the **first** program."],
            }
        ],
        "education": [{"institution": "Home", "degree": "Mathematics", "start": None, "end": "1835"}],
        "skills": ["Bernoulli numbers"],
        "certifications": [],
        "sections": ["EXPERIENCE", "EDUCATION"],
    },
    "warnings": [{"code": "date", "message": "One date is odd.", "source": "cv.md", "page": 2}],
    "coverage": 0.96,
}
