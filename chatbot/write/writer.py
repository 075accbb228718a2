"""Hands a question to the writer of its kind. It refuses to phrase anything itself."""

from __future__ import annotations

import re

from chatbot.candidate import Candidate
from chatbot.dated import Calendar
from chatbot.evidence import Judge
from chatbot.lexicon import content, fold, regex, word_list
from chatbot.models import MEANS_OF_ORDER, Draft, Question, Statement
from chatbot.write.apart import ApartWriter
from chatbot.write.background import BackgroundWriter
from chatbot.write.beside import BesideWriter
from chatbot.write.career import CareerWriter
from chatbot.write.differences import DifferenceWriter
from chatbot.write.expiry import ExpiryWriter
from chatbot.write.extremes import ExtremeWriter
from chatbot.write.gathered import Gathered
from chatbot.write.held import HeldWriter
from chatbot.write.identifiers import IdentifierWriter
from chatbot.write.lengths import LengthWriter
from chatbot.write.manners import MannersWriter
from chatbot.write.meanwhile import MeanwhileWriter
from chatbot.write.newest import NewestWriter
from chatbot.write.of_those import OfThoseWriter
from chatbot.write.overlaps import OverlapWriter
from chatbot.write.passages import PassageWriter
from chatbot.write.sides import Sides
from chatbot.write.steps import StepWriter
from chatbot.write.summary import SummaryWriter
from chatbot.write.throughout import ThroughoutWriter
from chatbot.write.times import TimesWriter
from chatbot.write.told import ToldWriter
from chatbot.write.which import WhichWriter
from index.models import Position, Span

_YES = re.compile(r"Yes[.:,]\s*")
_MAY_STAND_ELSEWHERE = ("awards", "education", "patents", "publications", "volunteering")
# Matters that a line may tell of without their name: a choir is a hobby.
_MAY_STAND_UNNAMED = ("hobbies", "driving")
_TOLD_INSTEAD = 0.4  # how sure a line must be to be told where the section or matter asked for is not there
_WORDS_OF_A_CERTIFICATE = 4  # that carry a subject, at most
_FIRM, _WEAK = 0.55, 0.3  # how sure an answer of passages must be to stand against a likelier reading
# Kinds of question whose wording may be about a thing that one line names: "her role in the raid at Acme".
_MAY_ASK_OF_A_LINE = (
    "career.after",
    "career.before",
    "career.current",
    "career.dates",
    "career.first",
    "career.tenure",
    "career.title",
)
# What the rooms that reckon are asked first; they answer only what they can work out.
_MAY_BE_RECKONED = ("open", "skill", "career", "background", "dated", "matter")
_CHECKED_BY_WRITER = ("career.in_year", "career.title")  # these compare the claim themselves


class Writer:
    """Writes the answer to one understood question."""

    def __init__(self, candidate: Candidate, judge: Judge, max_chars: int) -> None:
        self._judge = judge
        self._positions = candidate.resume.positions
        self._meant_by = candidate.entries_meant_by
        self._manners = MannersWriter(candidate, judge, max_chars)
        self._career = CareerWriter(candidate, judge)
        self._background = BackgroundWriter(candidate, judge)
        self._passages = PassageWriter(candidate, judge)
        self._summary = SummaryWriter(candidate)
        calendar, sides, gathered = Calendar(candidate), Sides(candidate), Gathered(candidate)
        self._times = TimesWriter(calendar)
        self._identifiers = IdentifierWriter(candidate)
        self._beside = BesideWriter(candidate, judge, sides)
        self._which = WhichWriter(candidate, judge, sides)
        self._of_those = OfThoseWriter(candidate, judge, calendar, self._background)
        self._told_more = ToldWriter(candidate, judge)
        self._reckoners = (
            HeldWriter(candidate, judge),
            ExpiryWriter(candidate, judge),
            MeanwhileWriter(candidate, calendar),
            OverlapWriter(candidate, calendar),
            StepWriter(candidate),
            ApartWriter(candidate, calendar),
            LengthWriter(candidate, judge, calendar, self._times),
            DifferenceWriter(candidate, judge),
        )
        self._newest = NewestWriter(candidate, judge, gathered)
        self._extremes = ExtremeWriter(candidate, judge, gathered)
        self._throughout = ThroughoutWriter(candidate, judge, gathered)

    def write(self, question: Question) -> Draft:
        """The draft for a question of any intent that `understand` names."""
        draft = self._reckoned(question) or self._without_false_premise(question, self._written(question))
        if question.language == "en":
            return draft
        notice = self._manners.language(question)
        if _is_unread(question, draft):
            return draft.model_copy(update={"status": "clarify", "confidence": 1.0, "statements": (notice,)})
        return draft.model_copy(update={"statements": (notice, *draft.statements)})

    def _without_false_premise(self, question: Question, draft: Draft) -> Draft:
        """The draft, never with a "yes" to more than its evidence holds, and with what a question takes for
        granted but the evidence does not hold named first ("10 years at Acme", "when she was CTO")."""
        if draft.status not in ("answered", "partly") or question.intent in _CHECKED_BY_WRITER:
            return draft
        ground = " ".join(
            text for s in draft.statements for text in (s.text, *s.derived, *(e.text for e in s.evidence))
        )
        claims = self._judge.claims.beyond(question, ground)
        affirmed = bool(draft.statements) and _YES.match(draft.statements[0].text) is not None
        if affirmed and (claims or regex("negated").search(fold(question.text))):
            first = draft.statements[0]
            plain = _YES.sub("", first.text)
            first = first.model_copy(update={"text": plain[:1].upper() + plain[1:]})
            draft = draft.model_copy(update={"statements": (first, *draft.statements[1:])})
        said = fold(" ".join(s.text for s in draft.statements))
        absent = [claim for claim in claims if not re.search(rf"(?<!\w){re.escape(fold(claim))}(?!\w)", said)]
        kind = question.intent.split(".")[0]
        compared = kind in ("career", "background", "summary") or (
            kind == "open" and draft.status == "answered"
        )
        if not absent or not (affirmed or compared):
            return draft
        degrees = word_list("qualifiers")
        names = " or ".join(f"“{a}”" if fold(a) in degrees else a for a in dict.fromkeys(absent))
        lead = Statement(text=f"The résumé does not confirm {names}.", derived=(names,))
        return draft.model_copy(update={"status": "partly", "statements": (lead, *draft.statements)})

    def _lists_none(self, question: Question, draft: Draft) -> bool:
        """Whether a section that is asked for is not there, so that what it would hold may stand elsewhere;
        of study, whether a thing named is no degree (an IELTS score); of certificates, whether more is asked
        for than one has in its name."""
        kind = question.intent.removeprefix("background.")
        if kind == "certifications" and draft.status == "not_mentioned":
            return len(content(question.text)) > _WORDS_OF_A_CERTIFICATE
        if draft.status != "not_mentioned" or kind not in _MAY_STAND_ELSEWHERE or question.years:
            return False
        return kind != "education" or bool(self._judge.lookup.things_named(question))

    def _elsewhere(self, question: Question) -> Draft | None:
        """What lines of other sections answer, or come near to answering; None when they do not."""
        draft = self._passages.open(question)
        near = draft.status == "partly" and draft.confidence >= _TOLD_INSTEAD
        return draft if draft.status == "answered" or near else None

    def _is_no_employer(self, question: Question) -> bool:
        """Whether a name that may be an employer's is one of something else that the résumé mentions, in a
        question that does not ask about work ("gold at the Pastry Cup")."""
        lookup = self._judge.lookup
        return (
            bool(question.stranger)
            and not regex("about_work").search(fold(question.text))
            and bool(lookup.mentions(question.stranger) or lookup.in_words(question.stranger))
        )

    def _of_the_job_meant(self, question: Question) -> Question:
        """A question on the job held now, before or first that asks for something done there, of that job
        ("whom does she supervise in her present firm?"); any other as it is."""
        which = MEANS_OF_ORDER.get(question.intent)
        if which is None or question.topic or regex("for_the_title").search(fold(question.text)):
            return question
        entries = self._meant_by(which)
        return question.model_copy(update={"entries": entries, "named": (entries,)})

    def _reckoned(self, question: Question) -> Draft | None:
        """What the first room can work out that is asked for such a thing; None when none can."""
        if question.intent.split(".")[0] not in _MAY_BE_RECKONED:
            return None
        return next((draft for room in self._reckoners if (draft := room.write(question))), None)

    def _written(self, question: Question) -> Draft:
        kind = question.intent.split(".")[0]
        if question.told and (ordered := self._of_those.write(question)):
            return ordered
        if question.told and (told := self._told_more.write(question)):
            return told
        if kind in ("open", "skill", "career") and (compared := self._beside.write(question)):
            return compared
        if kind in ("open", "skill", "career") and (of_one := self._which.write(question)):
            return of_one
        if kind in ("open", "skill") and (compared := self._background.of_two_languages(question)):
            return compared
        if extreme := self._newest.write(question) or self._extremes.write(question):
            return extreme
        if gathered := self._throughout.write(question):
            return gathered
        match kind:
            case "smalltalk":
                return self._manners.smalltalk(question)
            case "declined":
                return self._manners.declined(question)
            case "contact":
                return self._manners.contact(question)
            case "matter":
                draft = self._manners.matter(question)
                silent = draft.status == "not_mentioned" and question.matter in _MAY_STAND_UNNAMED
                return self._elsewhere(question) or draft if silent else draft
            case "invalid":
                return self._manners.invalid(question)
            case "career" if self._is_no_employer(question):
                named = {"intent": "skill", "topic": question.stranger, "stranger": "", "yes_no": False}
                return self._passages.skill(question.model_copy(update=named))
            case "career" if question.intent in _MAY_ASK_OF_A_LINE and (
                line := self._passages.line_of_a_job(self._of_the_job_meant(question))
            ):
                return line
            case "career":
                return self._career.write(question) or self._passages.open(question)
            case "background" if question.intent == "background.skills" and question.entries:
                return self._passages.tools_of_a_job(question) or self._passages.open(question)
            case "background":
                draft = self._background.write(question)
                return self._elsewhere(question) or draft if self._lists_none(question, draft) else draft
            case "identifier":
                return self._identifiers.write(question) or self._passages.open(question)
            case "summary":
                return self._summary.write()
            case "dated":
                return self._times.write(question) or self._passages.open(question)
            case "skill":
                return self._or_likely(question, self._told(question, self._passages.skill(question)))
            case _:
                return self._or_likely(question, self._told(question, self._passages.open(question)))

    def _told(self, question: Question, draft: Draft) -> Draft:
        """The draft from passages; where what was done is asked for and a job's heading answers best, that
        job, if nothing but the job answers."""
        if draft.status != "answered" or not regex("asks_for_work").search(fold(question.text)):
            return draft
        first, *others = ([each.span for each in statement.evidence] for statement in draft.statements)
        if not first or draft.statements[0].text.endswith(":"):  # who the lines below it are of
            return draft
        rest = [place for places in others for place in places]
        held = [
            p
            for p in self._positions
            if p.bullets and all(_is_headed(p, at) for at in first) and all(_is_within(p, at) for at in rest)
        ]
        if len(held) != 1:
            return draft
        job = {
            "entries": (held[0].entry,),
            "named": ((held[0].entry,),),
            "titles": (fold(held[0].title.text),),
        }
        return self._career.write(question.model_copy(update={"intent": "career.did_at", **job})) or draft

    def _or_likely(self, question: Question, draft: Draft) -> Draft:
        """The draft from passages; where they do not answer, the one under the intent that questions like
        this one mostly have, if it does."""
        if not question.likely or (draft.status == "answered" and draft.confidence >= _FIRM):
            return draft
        kind, _, matter = question.likely.partition(".")
        if kind == "reckon":  # the rooms that work something out have had their say
            return draft
        under = {"intent": kind, "matter": matter} if kind == "matter" else {"intent": question.likely}
        likely = self._written(question.model_copy(update={**under, "likely": "", "topic": ""}))
        nothing = kind == "matter" and (draft.status == "not_mentioned" or draft.confidence < _WEAK)
        return likely if nothing or likely.status in ("answered", "declined") else draft


def _is_headed(position: Position, span: Span) -> bool:
    """Whether a place in the résumé is the heading of a job: within it, and above its first line."""
    first = min(bullet.span.start for bullet in position.bullets)
    return _is_within(position, span) and span.end <= first


def _is_within(position: Position, span: Span) -> bool:
    """Whether a place in the résumé is of a job: its heading, or a line of it."""
    own = position.span
    return span.source == own.source and own.start <= span.start and span.end <= own.end


def _is_unread(question: Question, draft: Draft) -> bool:
    """Whether a question in another language was not understood: only the last rules fit it, which find by
    chance."""
    return question.intent == "open" or (question.intent == "skill" and draft.status != "answered")
