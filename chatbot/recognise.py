"""What one question asks, by the rules of `chatbot/data/intents.toml` and `policy.toml`, the first that fits.

It refuses to know the turns before, and which job a title or a place means: `understand.py` settles both
first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from chatbot.lexicon import (
    IntentRule,
    compiled,
    content,
    intent_rules,
    matters,
    regex,
    stem,
    word_list,
    words,
)
from chatbot.models import MEANS_OF_ORDER, Focus, Question
from chatbot.naming import Named
from chatbot.vocabulary import Vocabulary

SIGNS = " ?.!,;:'\""
BARE_WORDS = 3  # a message of so few words that asks nothing names a skill
_WORDS_OF_A_LINE = 2  # that a question shares with the lines of a job to ask for one of them
# Rules that would read a matter out of a name or a skill ("promotion sponsorship").
_SAYS_NO_NAME = ("declined", "career.promoted")
_LONGEST_NAME, _LONGEST_SMALL_NAME = 5, 3  # words of an employer's name, and of one written small


class Recogniser:
    """Names the intent of questions about one résumé. Stateless between calls; safe to share between
    threads."""

    def __init__(self, vocabulary: Vocabulary, meant_by: Callable[[str], tuple[int, ...]]) -> None:
        """`meant_by` gives the entries of the 'current', 'previous' or 'first' job."""
        self.vocabulary = vocabulary
        self._meant_by = meant_by
        who, subject = vocabulary.who, vocabulary.subject

        def all_compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
            return [compiled(p.replace("{who}", who).replace("{subject}", subject)) for p in patterns]

        self._rules = [(rule, all_compiled(rule.patterns)) for rule in intent_rules()]
        self._matters = [(matter, all_compiled(matter.patterns)) for matter in matters()]

    def recognised(self, base: Question, folded: str, focus: Focus) -> Question:
        """The question under the first rule that fits."""
        question = base
        if not base.entries and focus.entries and regex("there").search(folded):
            there = {"entries": focus.entries, "named": (focus.entries,), "follow_up": True}
            question = base.model_copy(update=there)
        if focus.topic and not question.entries and regex("it").search(folded):
            return question.model_copy(update={"intent": "skill", "topic": focus.topic, "follow_up": True})
        bare = folded.strip(SIGNS)
        if len(words(bare)) > 1 and bare in self.vocabulary.skill_names:
            return question.model_copy(update={"intent": "skill", "topic": bare})
        stranger = self._stranger(question, folded)
        unnamed = self.vocabulary.without_names(folded)
        of_person = self.vocabulary.without_work(unnamed)
        matters_tried = False
        for rule, patterns in self._rules:
            if not matters_tried and not rule.name.startswith(("smalltalk", "declined")):
                matters_tried = True
                matter = self.matter(unnamed)
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
        named = bool(content(folded)) or self.topic(folded) in self.vocabulary.skill_names
        asks = (words(folded) or [""])[0] in word_list("question_words")
        if len(words(folded)) <= BARE_WORDS and named and not base.yes_no and not asks:
            return question.model_copy(update={"intent": "skill", "topic": self.topic(folded)})
        return question

    def asks_something_known(self, folded: str, employers: Sequence[Named]) -> bool:
        """Whether a text is a question in its own right: a rule about the candidate fits it."""
        return any(
            pattern.search(folded)
            for rule, patterns in self._rules
            if rule.name.startswith(("career.", "background.", "contact.", "summary"))
            and rule.name != "career.did_at"
            and (employers or not rule.needs)
            for pattern in patterns
        )

    def matter(self, folded: str) -> str:
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
        topic = self.topic(match.groupdict().get("topic") or "")
        asks = (words(folded) or [""])[0] in word_list("yes_no") | word_list("question_words")
        if intent == "declined.task" and asks and self._asks_of_work(folded, match.span()):
            return None  # the forecasts that somebody wrote
        if intent in ("skill", "career.years_with") and (not topic or self._is_filler(topic)):
            return None
        opens_a_question = (words(topic) or [""])[0] in word_list("yes_no") | word_list("question_words")
        if intent == "skill" and (opens_a_question or set(words(topic)) <= word_list("particles")):
            return None
        if intent == "career.worked_at" and not question.entries:
            named = {"intent": intent, "stranger": stranger}
            return question.model_copy(update=named) if stranger else None
        if intent == "skill" and question.entries and self._topic_names_employer(topic, question):
            return None
        if intent == "background.education" and question.entries and not question.school:
            return None
        if intent == "background.certifications" and self._shares_a_line(folded, question):
            return None  # "how many drivers did she get licensed at Acme?"
        of_names = {word for employer in self._asked_employers(question) for word in words(employer.name)}
        if intent == "background.awards" and of_names & set(
            words(match.group())
        ):  # an employer's "Fellowship"
            return None
        if intent == "career.in_year" and question.yes_no and self._tells_of_a_thing(folded, question):
            return None
        if intent == "career.first" and topic:  # "in her first Berlin job, how many …" asks for no job
            asks_more = self._measures_something(folded) or regex("asks_for_work").search(folded)
            if asks_more or self.vocabulary.is_place_of_work(topic):
                return None
        if intent in MEANS_OF_ORDER and self._measures_something(folded):
            entries = self._meant_by(MEANS_OF_ORDER[intent])
            meant = {"intent": "open", "entries": entries, "named": (entries,)}
            return question.model_copy(update=meant if entries else {"intent": "open"})
        if intent == "career.did_at" and not question.entries and regex("meanwhile").search(folded):
            return question.model_copy(update={"intent": "open"})  # "what did she do during the strike?"
        of_employer = intent in ("career.did_at", "career.worked_at")
        if of_employer and self.asks_something_special(folded, question):
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

    def topic(self, topic: str) -> str:
        """The subject alone: without articles, "experience" and the like around it."""
        topic, previous = topic.strip(SIGNS), None
        while topic != previous:
            previous = topic
            topic = regex("topic_head").sub("", regex("topic_tail").sub("", topic)).strip(SIGNS)
        return topic

    def _is_filler(self, topic: str) -> bool:
        return topic not in self.vocabulary.skill_names and self.vocabulary.is_person(topic)

    def _shares_a_line(self, folded: str, question: Question) -> bool:
        """Whether a question about an employer has words of its own that lines of that job have."""
        own = self.vocabulary.words_of_lines(question.entries)
        ordinary = word_list("generic") | set(self.vocabulary.person_words)
        asked = {stem(word) for word in content(folded) if word not in ordinary}
        return len(asked & own) >= _WORDS_OF_A_LINE

    def _asked_employers(self, question: Question) -> list[Named]:
        asked = set(question.entries)
        return [named for named in self.vocabulary.employers if asked & set(named.entries)]

    def _topic_names_employer(self, topic: str, question: Question) -> bool:
        employers = self._asked_employers(question)
        return all(is_name(word, employers) for word in content(topic))

    def asks_something_special(self, folded: str, question: Question) -> bool:
        """Whether a question about an employer asks for one subject rather than for everything done there."""
        employers = self._asked_employers(question)
        ordinary = word_list("generic") | set(self.vocabulary.person_words)
        ordinary |= self.vocabulary.places_of(question.entries)
        if any(question.titles):  # the title meant may have been named in other words than its own
            own = self.vocabulary.words_of_lines(question.entries)
            ordinary |= {word for title in question.titles for word in words(title)}
            asked = [word for word in content(folded) if word not in ordinary]
            return sum(stem(word) in own for word in asked) >= _WORDS_OF_A_LINE
        return any(
            word not in ordinary and not word.isdigit() and not is_name(word, employers)
            for word in content(folded)
        )

    def _tells_of_a_thing(self, folded: str, question: Question) -> bool:
        """Whether a yes/no question with a date is about something else than where somebody was then ("was
        the branch opened in 2023?")."""
        if question.entries or question.titles:
            return False
        subject = regex("thing_of_a_date").search(folded)
        return subject is not None and self.says_more_than_work(subject["thing"])

    def says_more_than_work(self, folded: str) -> bool:
        """Whether a question has a subject of its own beside jobs ("the longest span")."""
        ordinary = word_list("generic") | word_list("work_words") | set(self.vocabulary.person_words)
        return any(word not in ordinary for word in content(folded))

    def _measures_something(self, folded: str) -> bool:
        """Whether a question asks how much or how often, of something beside the job it names ("how many
        patients in her current job")."""
        return regex("measured").search(folded) is not None and self.says_more_than_work(folded)

    def has_what_is_needed(self, intent: str, question: Question) -> bool:
        """Whether a question names what every rule of an intent needs."""
        return all(_has(rule.needs, question) for rule, _ in self._rules if rule.name == intent)


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


def is_name(word: str, employers: Iterable[Named]) -> bool:
    """Whether a word is one of the names of these employers."""
    return any(word in form for named in employers for form in named.forms)
