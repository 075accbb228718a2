"""A stand-in for `chatbot.bot.Bot`: the same face, canned answers, citations true of a given text."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from chatbot.models import Answer, Block, Citation, Focus, Profile, Status, Turn
from index.models import Contact, Document, Education, Fact, Position, Resume, Span

TEXT = """ADA EXAMPLE

Director of Engineering · Senior Staff Software Engineer

GPU & LLM Inference Infrastructure · Kubernetes Control Plane · Custom Scheduler Design
Kirkland, WA · •••••••••••••• · ada@example.com · [linkedin.com/in/ada](https://www.linkedin.com/in/ada)

SUMMARY

Engineering leader with 17+ years in large-scale distributed systems and \\$8M+ in documented cost savings. \
Leads 3 teams across the US, Korea, Shanghai, and India.

CORE EXPERTISE

Kubernetes Control Plane: Custom CRDs & controllers · Custom scheduler design · Admission webhooks

Languages & Tooling: Go · Java · Python · gRPC/Protobuf · Terraform · Helm

PROFESSIONAL EXPERIENCE

Director of Engineering · Senior Staff Software Engineer

2020 – Present

Coupang Intelligence Cloud (CIC) — Seattle, WA

- Own architecture and production operation of CIC's GPU and LLM inference platform — the Kubernetes-native \
AI compute substrate underneath Coupang's model training and serving.
- **Custom GPU scheduler:** designer and primary author of CIC's custom Go scheduler — gang scheduling, \
fractional GPU shares, and hierarchical fair-share queues.
- **Vendor decoupling & cost:** delivered \\$8M+ in documented infrastructure savings.

Senior Software Engineer

2018 – 2020

Amazon Web Services (AWS) — Seattle, WA

- Delivered core components of AWS WAF v2 (WAFV2) and its integration with AWS Firewall Manager — the \
centralized policy plane that lets enterprise customers manage WAF rule groups across an entire \
AWS Organization.
- Built the policy-distribution path that propagates AWS Managed Rules to customer web ACLs \
via AWS Config-driven

detection and auto-remediation — eliminating per-account WAF rule deployment toil.

- Operated the service at the multi-billion-request-per-day scale of AWS WAF's evaluation tier.

EDUCATION

M.S., Information Systems & Statistics · Arizona State University

2008
"""


def span_of(document: Document, words: str, end: str | None = None) -> Span:
    start = document.text.index(words)
    stop = start + len(words) if end is None else document.text.index(end, start) + len(end)
    return Span(source=document.source, start=start, end=stop, line=document.text.count("\n", 0, start) + 1)


def document_of(text: str = TEXT, source: str = "resume.txt") -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(source=source, format="text", text=text, sha256=digest, words=len(text.split()))


def fact(document: Document, words: str) -> Fact:
    return Fact(text=words, span=span_of(document, words))


def resume_of(document: Document) -> Resume:
    """The typed view of `TEXT`, as far as the page looks at it."""

    def known(words: str) -> Fact | None:
        return fact(document, words) if words in document.text else None

    titles = [known("Senior Software Engineer\n")]
    first_title = "Director of Engineering · Senior Staff Software Engineer\n\n2020"
    if first_title in document.text:
        titles.insert(0, Fact(text="Director of Engineering", span=span_of(document, first_title)))
    headings = ["SUMMARY", "CORE EXPERTISE", "PROFESSIONAL EXPERIENCE", "EDUCATION"]
    degree = known("M.S., Information Systems & Statistics")
    return Resume(
        name=known("ADA EXAMPLE"),
        contact=Contact(phone_withheld=True),
        positions=tuple(
            Position(
                entry=n, organization=None, title=title, section="PROFESSIONAL EXPERIENCE", span=title.span
            )
            for n, title in enumerate(titles)
            if title is not None
        ),
        education=(Education(institution=None, degree=degree, span=degree.span),) if degree else (),
        sections=tuple(found for heading in headings if (found := known(heading)) is not None),
    )


PROFILE = Profile(
    name="Ada Example",
    headline=(
        "Director of Engineering · Senior Staff Software Engineer",
        "GPU & LLM Inference Infrastructure · Kubernetes Control Plane · Custom Scheduler Design",
    ),
    location="Kirkland, WA",
    email="ada@example.com",
    links=("https://www.linkedin.com/in/ada", "ada.example.com"),
    greeting="Hello. Ask me anything about Ada Example's résumé.",
    about="I am an assistant, not Ada: I answer only from the résumé and show the line behind each answer. "
    "What it does not say, I do not guess.",
    starters=(
        "What is the current role?",
        "What did Ada do at AWS?",
        "Which programming languages?",
        "How much money was saved?",
    ),
)


CANNED: dict[str, tuple[Status, str, tuple[tuple[str, str], ...]]] = {
    "aws": (
        "answered",
        "Ada was a Senior Software Engineer at Amazon Web Services, 2018 to 2020:",
        (
            (
                "Delivered core components of AWS WAF v2 and its integration with AWS Firewall Manager.",
                "Delivered core components of AWS WAF v2 (WAFV2)… AWS Firewall Manager",
            ),
            (
                "Built the policy-distribution path for AWS Managed Rules, ending per-account toil.",
                "Built the policy-distribution path…eliminating per-account WAF rule deployment toil.",
            ),
            (
                "Operated the service at the multi-billion-request-per-day scale.",
                "Operated the service at the multi-billion-request-per-day scale…evaluation tier.",
            ),
        ),
    ),
    "saved": (
        "answered",
        "",
        (("Over $8M in documented infrastructure savings.", "delivered \\$8M+…infrastructure savings"),),
    ),
    "language": (
        "answered",
        "",
        (("Go, Java, Python and gRPC/Protobuf.", "Go · Java · Python · gRPC/Protobuf"),),
    ),
    "role": (
        "partly",
        "",
        (
            ("Director of Engineering at CIC, since 2020.", "Coupang Intelligence Cloud (CIC) — Seattle, WA"),
            ("The teams are in four countries.", "Leads 3 teams across the US, Korea, Shanghai, and India."),
        ),
    ),
    "everything": (
        "answered",
        "In short:",
        (
            ("She leads three teams.", "Leads 3 teams across the US, Korea, Shanghai, and India."),
            ("She runs the GPU platform.", "Own architecture and production…model training and serving."),
            ("She wrote its scheduler.", "**Custom GPU scheduler:**…hierarchical fair-share queues."),
            (
                "She built the WAF policy path.",
                "Built the policy-distribution path…WAF rule deployment toil.",
            ),
            (
                "She has a master's degree.",
                "M.S., Information Systems & Statistics · Arizona State University",
            ),
        ),
    ),
    "poem": (
        "declined",
        "I only answer questions about the résumé. Would you like the main projects?",
        (),
    ),
}
"""Word of the question -> (status, first paragraph, ((sentence, begin…end of the passage), …))"""


@dataclass
class FakeBot:
    """Answers a few questions over `document`; `pause_s` before each growing turn."""

    settings: Any
    document: Document = field(default_factory=document_of)
    profile: Profile = PROFILE
    pause_s: float = 0.0
    notices: tuple[str, ...] = ()
    sources: tuple[Any, ...] = ()
    fail: bool = False

    def __post_init__(self) -> None:
        self.documents = (self.document,)
        self.resume = resume_of(self.document)
        self.index = SimpleNamespace(generation="g-fake")
        self.seen: list[tuple[str, int, str | None]] = []
        self.without_model: list[str] = []

    def turn(
        self,
        message: str,
        history: Sequence[Turn] = (),
        session_id: str | None = None,
        *,
        model: bool = True,
    ) -> Turn:
        if not model:
            self.without_model.append(message)
        return list(self.stream(message, history, session_id))[-1]

    def stream(
        self, message: str, history: Sequence[Turn] = (), session_id: str | None = None
    ) -> Iterator[Turn]:
        self.seen.append((message, len(history), session_id))
        if self.fail:
            raise RuntimeError("secret detail of a bug")
        status, lead, quotes = self._canned(message)
        for shown in range(1, len(quotes) + 1) if quotes else (0,):
            time.sleep(self.pause_s)
            yield self._turn(message, session_id, len(history), status, lead, quotes[:shown])

    def _canned(self, message: str) -> tuple[Status, str, tuple[tuple[str, str], ...]]:
        """(status, first paragraph, ((sentence, words of the document it rests on), …))"""
        for word, canned in CANNED.items():
            if word in message.lower():
                return canned
        absent = f"The résumé does not say anything about “{message}”. You could ask Ada at ada@example.com."
        return "not_mentioned", absent, ()

    def _turn(
        self,
        message: str,
        session_id: str | None,
        n: int,
        status: Status,
        lead: str,
        quotes: tuple[tuple[str, str], ...],
    ) -> Turn:
        citations, items = [], []
        for marker, (sentence, words) in enumerate(quotes, 1):
            begin, _, end = words.partition("…")
            span = span_of(self.document, begin, end or None)
            citations.append(
                Citation(
                    marker=marker,
                    quote=self.document.text[span.start : span.end],
                    source=span.source,
                    section="Professional Experience",
                    page=None,
                    line=span.line,
                    start=span.start,
                    end=span.end,
                )
            )
            items.append(f"{sentence} [{marker}]")
        if len(items) > 2:
            blocks: tuple[Block, ...] = (
                Block(kind="paragraph", text=lead),
                Block(kind="list", items=tuple(items)),
            )
        else:
            blocks = (Block(kind="paragraph", text=" ".join([lead, *items]).strip()),)
        answer = Answer(
            id=f"a-{abs(hash((session_id, n))):x}",
            session_id=session_id,
            status=status,
            confidence=0.9,
            answer="\n".join([lead, *items]).strip(),
            blocks=blocks,
            citations=tuple(citations),
            generation=self.index.generation,
            suggestions=("How much money was saved?", "Which programming languages?"),
        )
        return Turn(message=message, focus=Focus(), answer=answer)

    def retrieved(self, message: str, history: Sequence[Turn] = ()) -> tuple[Any, ...]:
        if self.fail:
            raise RuntimeError("secret detail of a bug")
        return ()
