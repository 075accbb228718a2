"""A visitor's message and the turns before it, to stand-alone questions.

Rules are data (`chatbot/data/*.toml`); this file only applies them: clean, split into parts, find the names
the résumé knows, resolve what a follow-up leaves unsaid, name the intent. It refuses to know the answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from chatbot.classify import IntentClassifier, Names
from chatbot.followup import Followup, continued, focus_of
from chatbot.lexicon import (
    IntentRule,
    compiled,
    content,
    fold,
    intent_rules,
    language_of,
    load,
    matters,
    regex,
    word_list,
    words,
)
from chatbot.models import EARLIEST, LATEST, Focus, Question, Turn
from chatbot.naming import Named
from chatbot.reference import Meant, References
from chatbot.slips import Slips
from chatbot.vocabulary import Vocabulary
from index.joiners import JOINERS, without_stray_joiners

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Rules that would read a matter out of a name or a skill ("promotion sponsorship").
_SAYS_NO_NAME = ("declined", "career.promoted")
_MAX_PARTS = 3  # questions of one message that are answered
_LONGEST_NAME, _LONGEST_SMALL_NAME = 5, 3  # words of an employer's name, and of one written small
_NAME_WORDS = 4  # what is left of "what about …" is a name up to here
_LEANING_WORDS, _LEANING_SUBJECT = 8, 2  # words, and words that carry a subject, of a question that leans
_BARE_WORDS = 3  # a message of so few words that asks nothing names a skill
# Which job the answer to a question will name, for the part of the message that leans on it.
_MEANS_OF_ORDER = {"career.current": "current", "career.previous": "previous", "career.first": "first"}
_SIGNS = " ?.!,;:'\""
_HINTED = 3  # jobs that the same words may mean

_LIKELY = 0.7
# What is only answered of a subject or an employer that a rule takes out of the words.
_NEEDS_A_RULE = frozenset({"open", "skill", "career.worked_at", "career.years_with", "declined.opinion"})
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
        self._references = References(vocabulary, meant_by)
        self._slips = Slips(vocabulary)
        who, subject = vocabulary.who, vocabulary.subject

        def all_compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
            return [compiled(p.replace("{who}", who).replace("{subject}", subject)) for p in patterns]

        self._rules = [(rule, all_compiled(rule.patterns)) for rule in intent_rules()]
        self._matters = [(matter, all_compiled(matter.patterns)) for matter in matters()]
        self._followups = [Followup(rule, who) for rule in load("followups")["followup"]]

    def questions(self, message: str, history: Sequence[Turn], max_chars: int) -> tuple[Question, ...]:
        """The questions of a message, in order, at most `_MAX_PARTS`. A message with nothing to answer, or
        one of more than `max_chars` characters, gives one question of intent 'invalid'."""
        text = clean(message)
        if len(text) > max_chars:
            return (Question(text=text[:max_chars], intent="invalid", topic="long"),)
        if not _says_something(text):
            return (Question(text=text, intent="invalid"),)
        language = language_of(text)
        focus = focus_of(history)
        parts = [part.strip() for part in regex("part").split(text) if part and _says_something(part)]
        parts = [part for part in parts if not regex("of_the_asker").search(fold(part))] or parts
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
        asked = [self._matter(fold(side)) for side in sides]
        return sides if len(sides) == 2 and all(asked) and asked[0] != asked[1] else [text]

    def _questions_of_parts(self, parts: Sequence[str], focus: Focus, language: str) -> tuple[Question, ...]:
        """The questions of the first parts; each part may lean on the one before it."""
        result: list[Question] = []
        for part in parts[:_MAX_PARTS]:
            question = self._question(part, focus, language)
            own = set(content(part)) - set(self.vocabulary.person_words)
            if question.intent == "open" and (not own or self._says_only_more(part)):
                continue
            result.append(question)
            meant = (
                self._meant_by(_MEANS_OF_ORDER[question.intent]) if question.intent in _MEANS_OF_ORDER else ()
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
        folded, excluded = self._references.left_aside(folded)
        if named := regex("topicalised").search(folded):
            what = regex("job_of_now").sub("the current job", named["what"])
            joint = "at" if self.vocabulary.employers_in(what) or what == "the current job" else "of"
            folded = f"{named['asked'].rstrip(_SIGNS)} {joint} {what}"
        folded, meant = self._references.of_order_or_title(folded)
        employers = self.vocabulary.employers_in(folded)
        if employers:
            entries = [entry for named in employers for entry in named.entries]
            folded, meant = self._references.of_role(folded, entries)
        schools = self.vocabulary.schools_in(folded)
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
        short = len(words(folded)) <= _NAME_WORDS and not folded.startswith("any ")  # "any sports?" is new
        if focus.school and not base.entries and not base.school and short:
            base = base.model_copy(update={"school": focus.school})
        leaning = self._leaning(base, folded, employers, focus) if focus.intent else None
        question = leaning or self._recognised(base, folded, focus)
        if question.intent in ("open", "skill") and not base.entries:
            question = self._of_a_job_hinted(base, folded, focus) or question
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
        bare = not question.yes_no and len(words(folded)) <= _BARE_WORDS
        if self._classifier is None or not (question.intent == "open" or bare):
            return ""
        if self._topic(folded) in self.vocabulary.skill_names:
            return ""
        intent, chance = self._classifier.likeliest(question.text, folded, Names.of(question))
        if chance < _LIKELY or intent in _NEEDS_A_RULE:
            return ""
        if intent == "career.did_at" and self._asks_something_special(folded, question):
            return ""
        if intent in _OF_ALL_JOBS and self._says_more_than_work(folded):
            return ""
        needed = all(_has(rule.needs, question) for rule, _ in self._rules if rule.name == intent)
        return intent if needed else ""

    def _tells_of_a_thing(self, folded: str, question: Question) -> bool:
        """Whether a yes/no question with a date is about something else than where somebody was then ("was
        the branch opened in 2023?")."""
        if question.entries or question.titles:
            return False
        subject = regex("thing_of_a_date").search(folded)
        return subject is not None and self._says_more_than_work(subject["thing"])

    def _says_more_than_work(self, folded: str) -> bool:
        """Whether a question has a subject of its own beside jobs ("the longest span")."""
        ordinary = word_list("generic") | word_list("work_words") | set(self.vocabulary.person_words)
        return any(word not in ordinary for word in content(folded))

    def _measures_something(self, folded: str) -> bool:
        """Whether a question asks how much or how often, of something beside the job it names ("how many
        patients in her current job")."""
        return regex("measured").search(folded) is not None and self._says_more_than_work(folded)

    def _of_a_job_hinted(self, base: Question, folded: str, focus: Focus) -> Question | None:
        """The question about the job whose place or title its words hint at; None when they hint at none, or
        ask nothing that is asked of a job."""
        if regex("job_words").search(folded) and (there := self._references.at_place(folded)):
            return self._recognised(_about([there], base), folded, focus)
        if self._topic(regex("date").sub("", folded)) in self.vocabulary.skill_names:
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
        if not regex("compares").search(folded):  # several bear the same words: none against the other
            about = about.model_copy(update={"named": (about.entries,)})
        question = self._recognised(about, folded, focus)
        return question if question.intent in _OF_A_STAY else None

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

    def _asked_again(
        self, base: Question, folded: str, employers: Sequence[Named], focus: Focus
    ) -> dict[str, object]:
        """What "and at Acme?" or "what about Python?" asks; empty when more is said than a name."""
        rest = regex("changed").sub("", folded)
        if not rest or rest == folded or self._asks_something_known(rest, employers):
            return {}
        if (words(rest) or [""])[0] in word_list("question_words"):
            return {}
        if employers and all(_is_name(word, employers) for word in content(rest)):
            if focus.intent in ("skill", "open") and focus.topic:
                return {"intent": focus.intent, "topic": focus.topic}
            again = focus.intent in load("followups")["asked_again"]
            return {"intent": focus.intent if again else "career.did_at"}
        if base.school:
            return {"intent": "background.education"}
        if (
            base.years
            and focus.intent in load("followups")["asked_again_of_years"]
            and not content(_YEAR.sub("", rest))
        ):
            return {"intent": focus.intent}
        asked_of_a_topic = focus.intent in ("skill", "open", "career.years_with")
        if asked_of_a_topic and not employers and not base.years and len(words(rest)) <= _NAME_WORDS:
            intent = "career.years_with" if focus.intent == "career.years_with" else "skill"
            return {"intent": intent, "topic": self._topic(rest)}
        return {}

    def _asks_something_known(self, folded: str, employers: Sequence[Named]) -> bool:
        """Whether a text is a question in its own right: a rule about the candidate fits it."""
        return any(
            pattern.search(folded)
            for rule, patterns in self._rules
            if rule.name.startswith(("career.", "background.", "contact.", "summary"))
            and rule.name != "career.did_at"
            and (employers or not rule.needs)
            for pattern in patterns
        )

    # -- what stands alone

    def _recognised(self, base: Question, folded: str, focus: Focus) -> Question:
        """The question under the first rule that fits."""
        question = base
        if not base.entries and focus.entries and regex("there").search(folded):
            there = {"entries": focus.entries, "named": (focus.entries,), "follow_up": True}
            question = base.model_copy(update=there)
        if focus.topic and not question.entries and regex("it").search(folded):
            return question.model_copy(update={"intent": "skill", "topic": focus.topic, "follow_up": True})
        bare = folded.strip(_SIGNS)
        if len(words(bare)) > 1 and bare in self.vocabulary.skill_names:
            return question.model_copy(update={"intent": "skill", "topic": bare})
        stranger = self._stranger(question, folded)
        unnamed = self.vocabulary.without_names(folded)
        of_person = self.vocabulary.without_work(unnamed)
        matters_tried = False
        for rule, patterns in self._rules:
            if not matters_tried and not rule.name.startswith(("smalltalk", "declined")):
                matters_tried = True
                matter = self._matter(unnamed)
                if matter and not (matter == "notice" and question.entries):  # "Acme: start date?"
                    return question.model_copy(update={"intent": "matter", "matter": matter})
            said = unnamed if rule.name.startswith(_SAYS_NO_NAME) else folded
            said = of_person if rule.name.startswith("declined") else said
            if found := self._under(rule, patterns, question, said, stranger):
                return found
        if question.school:
            return question.model_copy(update={"intent": "background.education"})
        if question.language != "en" and question.entries:
            return question.model_copy(update={"intent": "career.did_at"})
        named = bool(content(folded)) or self._topic(folded) in self.vocabulary.skill_names
        asks = (words(folded) or [""])[0] in word_list("question_words")
        if len(words(folded)) <= _BARE_WORDS and named and not base.yes_no and not asks:
            return question.model_copy(update={"intent": "skill", "topic": self._topic(folded)})
        return question

    def _matter(self, folded: str) -> str:
        """The name of the matter of `policy.toml` that a question is about; '' when it is about none, or when
        a line tells of it in these words and others: the wages that a clerk paid out are not her own."""
        for matter, patterns in self._matters:
            match = next((m for pattern in patterns if (m := pattern.search(folded))), None)
            if match is None:
                continue
            if "named" in match.re.groupindex and self._asks_of_work(folded, match.span("named")):
                continue
            return matter.name
        return ""

    def _asks_of_work(self, folded: str, named: tuple[int, int]) -> bool:
        """Whether the word of a matter at `named` is one that a line has of the work: the wages that a clerk
        paid out. Never where it is somebody's own ("her wages") or a wish is asked for."""
        start, end = named
        own = start < 0 or regex("somebodys").search(folded[:start]) is not None
        rest = f"{folded[:start]} {folded[end:]}"
        return not own and self.vocabulary.tells_of(folded[start:end], rest)

    def _under(
        self,
        rule: IntentRule,
        patterns: Sequence[re.Pattern[str]],
        question: Question,
        folded: str,
        stranger: str,
    ) -> Question | None:
        """The question under one rule; None when the rule does not fit."""
        if stranger and rule.needs == "org":
            fits = any(pattern.search(folded) for pattern in patterns)
            return question.model_copy(update={"intent": rule.name, "stranger": stranger}) if fits else None
        if not _has(rule.needs, question):
            return None
        for each in patterns:
            match = each.search(folded)
            found = self._filled(rule.name, match, question, folded, stranger) if match else None
            if found:
                return found
        return None

    def _filled(
        self, intent: str, match: re.Match[str], question: Question, folded: str, stranger: str
    ) -> Question | None:
        """The question with its intent and topic; None when the words fit but what they name does not."""
        topic = self._topic(match.groupdict().get("topic") or "")
        if intent in ("skill", "career.years_with") and (not topic or self._is_filler(topic)):
            return None
        opens_a_question = (words(topic) or [""])[0] in word_list("yes_no") | word_list("question_words")
        if intent == "skill" and opens_a_question:
            return None
        if intent == "career.worked_at" and not question.entries:
            named = {"intent": intent, "stranger": stranger}
            return question.model_copy(update=named) if stranger else None
        if intent == "skill" and question.entries and self._topic_names_employer(topic, question):
            return None
        if intent == "background.education" and question.entries and not question.school:
            return None
        of_names = {word for employer in self._asked_employers(question) for word in words(employer.name)}
        if intent == "background.awards" and of_names & set(
            words(match.group())
        ):  # an employer's "Fellowship"
            return None
        if intent == "career.in_year" and question.yes_no and self._tells_of_a_thing(folded, question):
            return None
        if intent in _MEANS_OF_ORDER and self._measures_something(folded):
            entries = self._meant_by(_MEANS_OF_ORDER[intent])
            meant = {"intent": "open", "entries": entries, "named": (entries,)}
            return question.model_copy(update=meant if entries else {"intent": "open"})
        of_employer = intent in ("career.did_at", "career.worked_at")
        if of_employer and self._asks_something_special(folded, question):
            return question.model_copy(update={"intent": "open"})
        return question.model_copy(update={"intent": intent, "topic": topic})

    def _stranger(self, question: Question, folded: str) -> str:
        """An employer-like name after "at" or "for" that is no employer of this résumé; '' when there is
        none. Without capital letters to go by, only a short unknown name at the end is taken for one."""
        if question.entries or question.school or question.years or question.excluded:
            return ""
        if not regex("work_question").search(folded):
            return ""
        text = question.text
        for match in regex("stranger").finditer(text):
            phrase = match.group(1).strip(" .?!'\"")
            tokens = words(phrase)
            if not tokens or len(tokens) > _LONGEST_NAME or self.vocabulary.is_person(phrase):
                continue
            if phrase[:1].isupper() and not text.isupper():
                return phrase
            ends = match.end(1) >= len(text.rstrip(" ?.!"))
            short = len(tokens) <= _LONGEST_SMALL_NAME
            one_case = text.isupper() or text.islower()
            if one_case and ends and short and not self._knows(tokens) and regex("works_at").search(folded):
                return phrase
        return ""

    def _knows(self, tokens: Iterable[str]) -> bool:
        return all(token in self.vocabulary.words_used or token in word_list("stop") for token in tokens)

    def _topic(self, topic: str) -> str:
        """The subject alone: without articles, "experience" and the like around it."""
        topic, previous = topic.strip(_SIGNS), None
        while topic != previous:
            previous = topic
            topic = regex("topic_head").sub("", regex("topic_tail").sub("", topic)).strip(_SIGNS)
        return topic

    def _is_filler(self, topic: str) -> bool:
        return topic not in self.vocabulary.skill_names and self.vocabulary.is_person(topic)

    def _asked_employers(self, question: Question) -> list[Named]:
        asked = set(question.entries)
        return [named for named in self.vocabulary.employers if asked & set(named.entries)]

    def _topic_names_employer(self, topic: str, question: Question) -> bool:
        employers = self._asked_employers(question)
        return all(_is_name(word, employers) for word in content(topic))

    def _asks_something_special(self, folded: str, question: Question) -> bool:
        """Whether a question about an employer asks for one subject rather than for everything done there."""
        employers = self._asked_employers(question)
        ordinary = word_list("generic") | set(self.vocabulary.person_words)
        if any(question.titles):  # the title meant may have been named in other words than its own
            return False
        ordinary |= self.vocabulary.places_of(question.entries)
        return any(
            word not in ordinary and not word.isdigit() and not _is_name(word, employers)
            for word in content(folded)
        )


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


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _says_too_little(questions: Sequence[Question]) -> bool:
    """Whether the parts of a message say less than the whole: all open, one of them with hardly a word."""
    return all(question.intent == "open" for question in questions) and any(
        len(content(question.text)) < 2 for question in questions
    )


def _has(needs: str, question: Question) -> bool:
    """Whether a question names what a rule needs (see `intents.toml`)."""
    match needs:
        case "org":
            return bool(question.entries)
        case "no_org":
            return not question.entries
        case "orgs":
            return len(question.named) >= 2
        case "year":
            return bool(question.years)
    return True


def _is_name(word: str, employers: Iterable[Named]) -> bool:
    return any(word in form for named in employers for form in named.forms)
