"""A visitor's message and the turns before it, to stand-alone questions.

Cleaned, split into parts, with the names that the résumé knows and with what a follow-up leaves unsaid; what
each asks is named by `recognise.py`. Rules are data (`chatbot/data/*.toml`). It refuses to know the answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from chatbot.again import Again
from chatbot.classify import IntentClassifier, Names
from chatbot.followup import Followup, continued, focus_of, returning
from chatbot.lexicon import (
    content,
    find_words,
    fold,
    language_of,
    load,
    regex,
    stem,
    word_list,
    words,
)
from chatbot.models import EARLIEST, LATEST, MEANS_OF_ORDER, Focus, Question, Turn
from chatbot.naming import Named
from chatbot.recognise import BARE_WORDS, SIGNS, Recogniser, is_name
from chatbot.reference import Meant, References
from chatbot.slips import Slips
from chatbot.spoken import plainly
from chatbot.vocabulary import Vocabulary
from index.joiners import JOINERS, without_stray_joiners

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE = re.compile(r"\bones?\b[\s?.!]*$")  # "the 2021 one": one of those just listed
_NAME = re.compile(r"(?<=[a-z,;:–-] )[A-Z][\w&-]+")  # a word with a capital that opens no sentence
_MAX_PARTS = 3  # questions of one message that are answered
_NAME_WORDS = 4  # what is left of "what about …" is a name up to here
_LEANING_WORDS, _LEANING_SUBJECT = 8, 2  # words, and words that carry a subject, of a question that leans
_BARE, _ASKING = 4, 12  # words of a question that asks on by its shortness alone, and of any that asks on
_HINTED = 3  # jobs that the same words may mean

_LIKELY = 0.7
# What is only answered of a subject or an employer that a rule takes out of the words.
_NEEDS_A_RULE = frozenset({"open", "skill", "career.worked_at", "career.years_with", "declined.opinion"})
# What may ask one thing more of the lines just cited.
_ASKED_ON = ("open", "skill", "matter", "career.years_with", "career.dates")
# What is asked of the jobs alone; a question with another subject asks something else.
_OF_ALL_JOBS = frozenset(
    f"career.{kind}" for kind in ("current", "previous", "first", "longest", "shortest", "in_year")
)
# What may be asked of a job that is hinted at; anything else keeps its own reading.
_OF_A_STAY = frozenset(
    f"career.{kind}"
    for kind in ("after", "before", "compare", "dates", "did_at", "place", "tenure", "title", "worked_at")
)


def clean(message: str) -> str:
    """The message without control and invisible characters, compatibility forms folded, spaces collapsed."""
    message = _INVISIBLE.sub("", unicodedata.normalize("NFKC", message))
    message = "".join(
        char if char in JOINERS or unicodedata.category(char)[0] != "C" else " " for char in message
    )
    return " ".join(without_stray_joiners(message).split())


def _years(folded: str) -> tuple[int, ...]:
    """The years of a question; 'before 2014' and 'since 2014' are the years on that side of it."""
    years = tuple(int(year) for year in _YEAR.findall(folded))
    if len(years) == 1:
        side = regex("side_of_year").search(folded)
        match side.group(1) if side else "":
            case "before" | "prior to" | "until":
                return (EARLIEST, years[0] - 1)
            case "after":
                return (years[0] + 1, LATEST)
            case "since":
                return (years[0], LATEST)
        if behind := regex("side_behind_year").search(folded):
            return (years[0], LATEST) if behind["on"] else (EARLIEST, years[0])
    return years


class Understanding:
    """Understands questions about one résumé. Stateless between calls; safe to share between threads."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        meant_by: Callable[[str], tuple[int, ...]],
        classifier: IntentClassifier | None = None,
    ) -> None:
        """`meant_by` gives the entries of the 'current', 'previous' or 'first' job; `classifier` is asked
        what a question is after that no rule fits."""
        self.vocabulary = vocabulary
        self._classifier = classifier
        self._meant_by = meant_by
        self._recogniser = Recogniser(vocabulary, meant_by)
        self._references = References(vocabulary, meant_by)
        self._again = Again(vocabulary, meant_by)
        self._slips = Slips(vocabulary)
        self._followups = [Followup(rule, vocabulary.who) for rule in load("followups")["followup"]]

    def questions(self, message: str, history: Sequence[Turn], max_chars: int) -> tuple[Question, ...]:
        """The questions of a message, in order, at most `_MAX_PARTS`. A message with nothing to answer, or
        one of more than `max_chars` characters, gives one question of intent 'invalid'."""
        text = clean(message)
        if len(text) > max_chars:
            return (Question(text=text[:max_chars], intent="invalid", topic="long"),)
        if not _says_something(text):
            return (Question(text=text, intent="invalid"),)
        language = language_of(text)
        if language == "en":
            text = plainly(text, self.vocabulary.who)
        focus = focus_of(history)
        if returned := returning(fold(text), history):
            text, focus = returned
        parts = [part.strip() for part in regex("part").split(text) if part and _says_something(part)]
        parts = [part for part in parts if not regex("of_the_asker").search(fold(part))] or parts
        parts = _with_what_they_leave_aside(parts)
        if len(parts) < 2:
            parts = self._two_matters((parts or [text])[0])
        if len(parts) < 2:
            return (self._question(parts[0], focus, language),)
        result = self._questions_of_parts(parts, focus, language)
        whole = self._question(text, focus, language)
        if whole.intent.startswith("declined") or not result or _says_too_little(result):
            return (whole,)
        serious = tuple(question for question in result if not question.intent.startswith("smalltalk"))
        return serious or result

    def _two_matters(self, text: str) -> list[str]:
        """A message on two matters that résumés leave out ("notice period and day rate?"), each by itself."""
        sides = re.split(r"\s*(?:\band\b|&|\+|,)\s*", text, maxsplit=1)
        asked = [self._recogniser.matter(fold(side)) for side in sides]
        return sides if len(sides) == 2 and all(asked) and asked[0] != asked[1] else [text]

    def _questions_of_parts(self, parts: Sequence[str], focus: Focus, language: str) -> tuple[Question, ...]:
        """The questions of the first parts; each part may lean on the one before it."""
        result: list[Question] = []
        for part in parts[:_MAX_PARTS]:
            question = self._question(part, focus, language)
            told_with_it = bool(result) and result[-1].intent == "career.gaps" and self._says_only_more(part)
            if told_with_it:
                continue
            own = set(content(part)) - set(self.vocabulary.person_words)
            if question.intent == "open" and (not own or self._says_only_more(part)):
                continue
            result.append(question)
            meant = (
                self._meant_by(MEANS_OF_ORDER[question.intent]) if question.intent in MEANS_OF_ORDER else ()
            )
            if question.entries or question.topic or meant or question.intent.startswith("background."):
                entries = question.entries or meant or focus.entries
                focus = Focus(intent=question.intent, entries=entries, topic=question.topic)
        return tuple(result)

    def _says_only_more(self, part: str) -> bool:
        """Whether a part only asks on ("how long?") of what the part before it is told with anyway."""
        folded = fold(part)
        return any(rule.fits(folded) for rule in self._followups)

    def _question(self, text: str, focus: Focus, language: str) -> Question:
        tagged = regex("tag").search(fold(text)) is not None
        text = _without_tag(text) if tagged else text
        folded = self._slips.mended(fold(text))
        folded = _asked(regex("polite").sub("", folded))
        named_again = bool(self.vocabulary.employers_in(folded))
        known_again = named_again and focus.intent in load("followups")["asked_again"]
        again = "" if known_again else self._again.restated(folded, focus.asked, focus.entries)
        if again:
            return self._question(again, Focus(), language).model_copy(update={"follow_up": True})
        if beside := self._again.beside(text, focus.entries, focus.titles):
            return self._question(beside, Focus(), language).model_copy(update={"follow_up": True})
        folded = regex("asked_behind").sub(r"\g<asked>, \g<pair>", folded)
        folded, excluded = self._references.left_aside(folded)
        if opening := regex("opening_clause").match(folded):
            folded = f"{opening['asked'].rstrip(SIGNS)} {opening['when']}"
        if named := regex("topicalised").search(folded):
            what = regex("job_of_now").sub("the current job", named["what"])
            joint = "at" if self.vocabulary.employers_in(what) or what == "the current job" else "of"
            folded = f"{named['asked'].rstrip(SIGNS)} {joint} {what}"
        folded, meant = self._references.of_order_or_title(folded)
        employers = self.vocabulary.employers_in(folded)
        if employers:
            entries = [entry for named in employers for entry in named.entries]
            there = tuple(entry for entry in meant.entries if entry in entries) if meant else ()
            if meant and meant.title and there:
                meant = meant.model_copy(update={"entries": there})
            else:
                folded, meant = self._references.of_role(folded, entries)
        elif meant is None and not find_words(folded, word_list("study_words")):
            meant = self._references.at_town(folded)
        schools = self.vocabulary.schools_in(folded)
        if self.vocabulary.entries_at(folded) and not find_words(folded, word_list("study_words")):
            schools = ()  # the town of a job, of which a school bears the name
        base = Question(
            text=text,
            intent="open",
            language=language,
            years=_years(folded),
            yes_no=(words(folded) or [""])[0] in word_list("yes_no") or tagged,
            entries=tuple(entry for named in employers for entry in named.entries),
            named=tuple(named.entries for named in employers),
            excluded=excluded,
            school=""
            if employers
            else schools[0].name
            if schools
            else self.vocabulary.school_of_degree(folded),
        )
        if meant:
            base = _about([meant], base)
        if len(employers) == 1 and (two := self._references.beside(folded)):
            base = _about(two, base)
        short = len(words(folded)) <= _NAME_WORDS and not folded.startswith("any ")  # "any sports?" is new
        if focus.school and not base.entries and not base.school and short:
            base = base.model_copy(update={"school": focus.school})
        leaning = self._leaning(base, folded, employers, focus) if focus.intent else None
        question = leaning or self._recogniser.recognised(base, folded, focus)
        if question.intent in ("open", "skill") and not base.entries:
            question = self._of_a_job_hinted(base, folded, focus) or question
        orders = any(regex(each).search(folded) for each in ("first_of_those", "newer_than_that"))
        if (orders and not employers) or self._may_ask_more(question, folded):
            question = question.model_copy(update={"told": focus.places})
        if leaning is None and question.intent in ("open", "skill"):
            update: dict[str, object] = {}
            if self._may_lean(question, folded):
                update["places"] = focus.places
            if not update.get("places"):
                update["likely"] = self._likely(question, folded)
            if not question.entries and focus.entries and regex("goes_on").search(folded):
                update["nearby"] = focus.entries
            return question.model_copy(update=update)
        return question

    def _likely(self, question: Question, folded: str) -> str:
        """The intent that people mean by questions like this one, which no rule fits; '' when it is not sure
        enough, or lacks what that intent needs."""
        bare = not question.yes_no and len(words(folded)) <= BARE_WORDS
        if self._classifier is None or not (question.intent == "open" or bare):
            return ""
        if self._recogniser.topic(folded) in self.vocabulary.skill_names:
            return ""
        intent, chance = self._classifier.likeliest(question.text, folded, Names.of(question))
        if chance < _LIKELY or intent in _NEEDS_A_RULE:
            return ""
        if intent == "career.did_at" and self._recogniser.asks_something_special(folded, question):
            return ""
        if intent in _OF_ALL_JOBS and self._recogniser.says_more_than_work(folded):
            return ""
        if _counts_something_else(intent, folded):
            return ""
        if intent.startswith("background.") and (words(folded) or [""])[0] in ("who", "why"):
            return ""  # a list of what there is tells neither
        needed = self._recogniser.has_what_is_needed(intent, question)
        return intent if needed else ""

    def _of_a_job_hinted(self, base: Question, folded: str, focus: Focus) -> Question | None:
        """The question about the job whose place or title its words hint at; None when they hint at none, or
        ask nothing that is asked of a job."""
        if regex("job_words").search(folded) and (there := self._references.at_place(folded)):
            return self._recogniser.recognised(_about([there], base), folded, focus)
        if self._recogniser.topic(regex("date").sub("", folded)) in self.vocabulary.skill_names:
            return None
        if base.yes_no and not regex("compares").search(folded):
            return None
        if not regex("about_a_stay").search(folded):
            return None
        if any(name in folded for name in self.vocabulary.item_names):  # "Chef of the Year" is no chef's job
            return None
        meant = self._references.compared(folded)
        if not meant:
            meant = self._references.hinted(folded)
            meant = meant if len(meant) <= _HINTED else ()
        if not meant:
            return None
        about = _about(meant, base)
        if self._names_something_else(base.text, about):
            return None
        if not regex("compares").search(folded):  # several bear the same words: none against the other
            about = about.model_copy(update={"named": (about.entries,)})
        question = self._recogniser.recognised(about, folded, focus)
        return question if question.intent in _OF_A_STAY else None

    def _names_something_else(self, text: str, about: Question) -> bool:
        """Whether a question has a name of the résumé that stands nowhere in the jobs it seems to ask of."""
        own = self.vocabulary.words_of_lines(about.entries) | self.vocabulary.words_of_headings(about.entries)
        named = {stem(word) for name in _NAME.findall(text) for word in words(name)}
        named -= set(map(stem, self.vocabulary.person_words))
        used = set(map(stem, self.vocabulary.words_used))
        return bool((named & used) - own)

    def _may_ask_more(self, question: Question, folded: str) -> bool:
        """Whether a short question may ask one thing more of the lines just cited ("and in euros?")."""
        if question.intent == "career.dates" and not question.places:
            return False
        if question.intent not in _ASKED_ON or (question.named and not question.follow_up):
            return False
        few = len(words(folded))
        leans = any(regex(each).search(folded) for each in ("leans_on_told", "more_cause", "more_hours"))
        return few <= _BARE or (few <= _ASKING and leans)

    def _may_lean(self, question: Question, folded: str) -> bool:
        """Whether a short question may be about the line just cited ("who issued it?", "worth how much?")."""
        if question.named or question.school or len(words(folded)) > _LEANING_WORDS:
            return False
        subject = [w for w in content(folded) if w not in self.vocabulary.person_words]
        return len(subject) <= _LEANING_SUBJECT and regex("lean").search(folded) is not None

    # -- what leans on the turn before

    def _leaning(
        self, base: Question, folded: str, employers: Sequence[Named], focus: Focus
    ) -> Question | None:
        """What a message that leans on the turn before means; None when it stands alone."""
        bare = next((rule for rule in self._followups if rule.fits(folded)), None)
        if bare and not employers and not base.years:
            update = continued(bare, focus)
        else:
            update = self._asked_again(base, folded, employers, focus)
        return base.model_copy(update={**update, "follow_up": True}) if update else None

    def _without_employers(self, topic: str) -> str:
        """What was asked before, without the employer that it was asked of."""
        named = self.vocabulary.employers_in(topic)
        return " ".join(word for word in words(topic) if not is_name(word, named))

    def _asked_again(
        self, base: Question, folded: str, employers: Sequence[Named], focus: Focus
    ) -> dict[str, object]:
        """What "and at Acme?" or "what about Python?" asks; empty when more is said than a name."""
        rest = regex("changed").sub("", folded)
        if not rest or rest == folded or self._recogniser.asks_something_known(rest, employers):
            return {}
        if (words(rest) or [""])[0] in word_list("question_words"):
            return {}
        if employers and all(is_name(word, employers) for word in content(rest)):
            if focus.intent in ("skill", "open") and focus.topic:
                asked = self._without_employers(focus.topic)
                text = {"text": asked} if focus.intent == "open" and asked else {}
                return {"intent": focus.intent, "topic": focus.topic, **text}
            again = focus.intent in load("followups")["asked_again"]
            return {"intent": focus.intent if again else "career.did_at"}
        if base.school:
            return {"intent": "background.education"}
        if base.years:
            lists = focus.intent in load("followups")["asked_again_of_years"]
            if lists and not content(_ONE.sub("", _YEAR.sub("", rest))):
                return {"intent": focus.intent}
        elif focus.intent.startswith("background.") and not employers and _ONE.search(rest):
            return {"intent": focus.intent}  # "and the Irish one?" of those just listed
        asked_of_a_topic = focus.intent in ("skill", "open", "career.years_with")
        if asked_of_a_topic and not employers and not base.years and len(words(rest)) <= _NAME_WORDS:
            intent = "career.years_with" if focus.intent == "career.years_with" else "skill"
            return {"intent": intent, "topic": self._recogniser.topic(rest)}
        return {}


def _about(meant: Sequence[Meant], question: Question) -> Question:
    """The question about these jobs."""
    return question.model_copy(
        update={
            "entries": tuple(dict.fromkeys(entry for job in meant for entry in job.entries)),
            "named": tuple(job.entries for job in meant),
            "titles": tuple(job.title for job in meant),
        }
    )


def _asked(folded: str) -> str:
    """A statement with a question mark as the question it is."""
    match = regex("declared").search(folded)
    if match is None:
        return folded
    verb = {"has": "have", "teaches": "teach"}.get(match["verb"], match["verb"].removesuffix("s"))
    return f"{'do' if match['who'] == 'they' else 'does'} {match['who']} {verb}{match['rest']}?"


def _without_tag(text: str) -> str:
    """A question without the "right?" at its end, unless nothing else is said."""
    *parts, _ = text.rpartition(",") if "," in text else text.rpartition(" ")
    left = parts[0].rstrip(" ,") if parts else ""
    return left if content(left) else text


def _with_what_they_leave_aside(parts: Sequence[str]) -> list[str]:
    """Parts of a message, "not the first one" and the like with the part before it."""
    joined: list[str] = []
    for part in parts:
        if joined and regex("left_aside").match(fold(part)):
            joined[-1] = f"{joined[-1].rstrip(SIGNS)}, {part[:1].lower()}{part[1:]}"
        else:
            joined.append(part)
    return joined


def _counts_something_else(intent: str, folded: str) -> bool:
    """Whether a question counts a thing that an intent is not about."""
    counted = load("words")["counted"].get(intent, "").split()
    match = regex("counted_noun").search(folded)
    return bool(counted) and match is not None and match["noun"] not in counted


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _says_too_little(questions: Sequence[Question]) -> bool:
    """Whether the parts of a message say less than the whole: all open, one of them with hardly a word."""
    return all(question.intent == "open" for question in questions) and any(
        len(content(question.text)) < 2 for question in questions
    )
