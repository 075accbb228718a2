"""Answers made of passages: a skill with where it was used, an open question with the lines that answer it.

It refuses to say yes where only nearness speaks: then it shows the line and lets it speak.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from chatbot.candidate import Candidate, unique
from chatbot.evidence import STATED, Judge, Judgement
from chatbot.lexicon import content, fold, regex, stem, stems, word_list, words
from chatbot.lookup import WORKS, Found, has_number
from chatbot.models import MEANS_OF_ORDER, Draft, Focus, Question, Statement
from chatbot.write.absent import ask_statement, no_answer, sayable, unknown
from chatbot.write.amounts import limit_of, reached
from chatbot.write.jobs import where_of
from chatbot.write.phrase import as_asked, sentence, shortened

_SAYS = "The résumé says"
_ON_THAT = "Not in so many words. The nearest the résumé comes to that:"
_YES, _NO = 0.1, 0.3  # how sure a line must be for its figure to affirm, and to deny
_NEAR_ENOUGH = 0.15  # how sure a passage must be to be shown without a denial before it
_CERTAIN = 0.75  # how sure a line must be to tell of a thing it names more than the list that names it
_STRONG = 0.6  # how sure a line must be to stand for a subject it does not name
_TOPICS = 4  # skills of one question
_SHOWN, _SHOWN_UNSURE = 2, 3  # passages of one answer; of one that none of them is sure to give
_OF_A_SECTION = 4  # entries of one section, where it is no job's
_TOPIC_CHARS = 80  # of an open question, kept for what the next one may mean
_NEARER = 0.2  # how sure a passage must be to be shown instead of the line just cited
_NEAR_A_TOPIC = 0.1  # how sure a passage must be to stand beside a subject that is not mentioned
# Words of a question in a line, and not in its job's heading, for the line to be meant; or how sure it is.
_OWN_WORDS, _SURE_OF_ONE = 2, 0.6
_WORDS_OF_A_LINE = 4  # that a line has at least, to tell more than its job's heading
_AS_CLOSE = 0.5  # share of the nearest passage's sureness that a second one must have, to stand beside it
_WORTH_SHOWING = 0.3  # how sure a passage must be to stand beside a name that is missing
_SIGNS = " ,;:?!.'\""


class PassageWriter:
    """Writes the answers of the intents `skill` and `open`."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def skill(self, question: Question) -> Draft:
        """Whether a skill, tool, certificate or subject is there, and where."""
        return self._skills(self._topics(question.topic), question)

    def _skills(self, topics: Sequence[str], question: Question) -> Draft:
        """One answer for each of several things asked about together."""
        topics = topics[:_TOPICS]
        drafts = [self._one_skill(topic, question) for topic in topics]
        if len(drafts) == 1:
            return drafts[0]
        statuses = {draft.status for draft in drafts}
        return Draft(
            status=drafts[0].status if len(statuses) == 1 else "partly",
            confidence=min(draft.confidence for draft in drafts),
            statements=tuple(_unmixed(s, statuses) for draft in drafts for s in draft.statements),
            focus=Focus(intent="skill", topic=" ".join(topics)),
        )

    def _topics(self, topic: str) -> list[str]:
        """'Go and Rust' are two topics, unless the résumé uses the words together."""
        if self._judge.lookup.mentions(topic):
            return [topic]
        topic = regex("example").split(topic)[-1].strip(" ,;:?.") or topic
        if self._judge.lookup.mentions(topic):
            return [topic]
        parts = [
            part.strip()
            for part in re.split(r"\s*(?:,|/|\s\+\s|\band\b|\bor\b|&)\s*|\s+(?:both|each)$", topic)
            if part.strip() and words(part)[:1] and words(part)[0] not in word_list("yes_no")
        ]
        whole = [part for part in parts if len(part.split()) <= 3]
        if (
            1 < len(parts) <= 4
            and len(whole) == len(parts)
            and any(self._judge.lookup.mentions(part) for part in parts)
        ):
            return parts
        return [parts[0] if len(parts) == 1 else topic]

    def _one_skill(self, topic: str, question: Question) -> Draft:
        shown = as_asked(topic, question.text)
        found = self._known(shown, question.entries)
        if not found and (respelt := self._judge.lookup.respelt(topic)):
            found = self._known(respelt, question.entries)
            shown = topic = respelt if found else topic
        head = regex("topic_for").split(shown)[0]  # "Excel for budgets": Excel, whatever it was for
        if not found and head != shown and (found := self._judge.lookup.mentions(head, question.entries)):
            part = tuple(_unaffirmed(s) for s in self._uses(found, question, head))
            return Draft(
                status="answered",
                confidence=found[0].sure,
                statements=part,
                focus=Focus(intent="skill", topic=head),
            )
        entries = tuple(dict.fromkeys(f.chunk.entry for f in found[:1] if f.chunk.entry is not None))
        focus = Focus(intent="skill", topic=topic, entries=entries)
        if found:
            statements = tuple(self._uses(found, question, shown))
            if regex("date").search(fold(question.text)) and (missing := self._gives_no(question, found)):
                lead = Statement(text=f"The résumé gives no {missing} for that.")
                return Draft(status="partly", confidence=0.8, statements=(lead, *statements), focus=focus)
            return Draft(status="answered", confidence=found[0].sure, statements=statements, focus=focus)
        if leant := self._leaning(question):
            return leant
        if question.entries and (elsewhere := self._known(shown, ())):
            return self._elsewhere(shown, question, elsewhere, focus)
        more_asked = len(content(question.text)) > len(content(topic))
        judged = self._judge.judge(question, query=question.text if more_asked else topic)
        strong = [f for f in judged.stated if f.sure >= _STRONG and not f.open_words]
        if strong and not judged.missing and len(content(topic)) >= 2:
            return self._shown(strong, question, focus)
        if related := self._judge.lookup.related(topic, question.entries):
            said = f"does not use the word {shown}" if sayable(shown) else "does not say so directly"
            lead = Statement(text=f"The résumé {said}. Related:", derived=(shown,))
            statements = (lead, *self._lines(related, question, plain=True))
            return Draft(status="partly", confidence=0.5, statements=statements, focus=focus)
        near = [f for f in (*judged.stated, *judged.near) if f.sure >= _NEAR_A_TOPIC and not f.heads_a_job]
        near.sort(key=lambda f: -f.sure)
        if near and near[0].sure >= _WORTH_SHOWING and len(content(topic)) > 1 and shown.islower():
            lead = Statement(text=_ON_THAT)
            statements = (lead, *self._lines(near[:1], question, plain=True))
            return Draft(status="partly", confidence=near[0].sure, statements=statements, focus=focus)
        if not sayable(shown):  # no name of a thing: a question of another kind
            return self.open(question)
        return unknown(self._c, shown, tuple(near[:1]) or self._judge.nearest(topic))

    def _known(self, topic: str, entries: Collection[int]) -> tuple[Found, ...]:
        """Where a topic stands, by its words side by side or else apart."""
        return self._judge.lookup.mentions(topic, entries) or self._judge.lookup.in_words(topic, entries)

    def _leaning(self, question: Question) -> Draft | None:
        """The line just cited, whole, if the question leans on it; None if it speaks to something else."""
        if not question.places:
            return None
        generic = word_list("leaning_words") | set(self._c.vocabulary.person_words)
        wanted = [word for word in content(question.text) if word not in generic]
        folded = fold(question.text)
        if question.follow_up or any(
            regex(each).search(folded) for each in ("of_those", "how_many_was_that")
        ):
            wanted = []  # "in what capacity?", "how many of those …": of them, whatever its own words
        found = self._judge.lookup.of_places(question.places, wanted)
        # the header of a job was cited to say whose line it is
        found = tuple(f for f in found if not f.heads_a_job)
        if not found:
            return None
        entries = tuple(dict.fromkeys(f.chunk.entry for f in found[:1] if f.chunk.entry is not None))
        focus = Focus(intent="open", topic=" ".join(wanted), entries=entries)
        statements = tuple(self._line(f, question, whole=True) for f in found[:_SHOWN])
        return Draft(status="answered", confidence=0.6, statements=statements, focus=focus)

    def _uses(self, found: Sequence[Found], question: Question, shown: str) -> list[Statement]:
        """Where a skill is listed, and where it was used."""
        lists = ("skills", "certifications", "languages", "education")
        listing = sorted((f for f in found if f.chunk.section_kind in lists), key=_printed_rank)
        uses = [f for f in found if f.chunk.section_kind not in (*lists, "summary", "headline")]
        rest = [f for f in found if f not in listing and f not in uses]
        wants_use = bool(re.match(r"(and )?((in|on|at) )?(where|when|how|what|which)\b", fold(question.text)))
        shown = self._judge.lookup.printed(shown, found[0].chunk) or shown
        statements: list[Statement] = []
        if listing and not (wants_use and uses):
            several = shown.endswith("s") and listing[0].chunk.section_kind == "certifications"
            alike = [f for f in listing if f.chunk.section_kind == listing[0].chunk.section_kind]
            statements += [
                Statement(
                    text=self._listed_as(each, shown),
                    evidence=(each.evidence,),
                    derived=(shown, each.chunk.context),
                )
                for each in alike[: _TOPICS if several else 1]
            ]
        statements += self._lines(
            (uses or ([] if listing else rest))[: 8 if question.more else _SHOWN], question
        )
        over = uses and regex("goes_on_today").search(fold(question.text)) and not self._today(uses)
        if not wants_use and not over and self._supports(found, question, shown):
            statements[0] = statements[0].model_copy(update={"text": "Yes. " + statements[0].text})
        return statements

    def _today(self, uses: Sequence[Found]) -> bool:
        """Whether any use is of a job held now, or of no job."""
        entries = [found.chunk.entry for found in uses]
        current = {entry for job in self._c.timeline.current() for entry in job.entries}
        return any(entry is None or entry in current for entry in entries)

    def _supports(self, found: Sequence[Found], question: Question, topic: str) -> bool:
        """Whether every claim of degree in the question ("fluent", "certified") stands in what was found; of
        a list, beside the thing itself: "French (fluent), Spanish (basic)" makes no Spanish fluent."""
        claims = set(words(question.text)) & word_list("qualifiers")
        shown = {word for f in found[:2] for word in stems(f"{_said_of(topic, f)} {f.chunk.section_kind}")}
        if question.follow_up and self._asks_more(found, question, topic):
            return False
        if any(regex("denied").search(fold(_said_of(topic, f))) for f in found[:2]):
            return False  # "I did not use SAP"
        return all(stem(claim) in shown or stem(claim)[:6] in {w[:6] for w in shown} for claim in claims)

    def _asks_more(self, found: Sequence[Found], question: Question, topic: str) -> bool:
        """Whether a question that leans on a topic ("did any client leave because of it?") asks something of
        its own that no passage on the topic speaks to."""
        ordinary = self._c.vocabulary.ordinary | word_list("skill_words") | word_list("qualifiers")
        ordinary |= set(content(topic))
        own = [word for word in content(question.text) if word not in ordinary]
        return any(not any(self._judge.lookup.speaks(word, f.chunk) for f in found) for word in own)

    def _lines(self, found: Sequence[Found], question: Question, *, plain: bool = False) -> list[Statement]:
        """Passages with where they belong; several of one place stand as a list under it. `plain`: the lead
        has said already that these are the résumé's words."""
        groups: dict[str, list[Found]] = {}
        for one in found:
            where = self._where(one)
            groups.setdefault("" if plain and where == _SAYS else where, []).append(one)
        statements = []
        for where, members in groups.items():
            if where and len(members) > 1:
                entry = members[0].chunk.entry
                jobs = self._c.timeline.of([entry]) if entry is not None else ()
                lead = self._c.job_headers(jobs[0]) if jobs else (members[0].evidence,)
                statements.append(Statement(text=f"{where}:", evidence=lead, derived=(where,)))
                statements += [
                    Statement(text=_shortened(one, question), evidence=(one.evidence,), bullet=True)
                    for one in members
                ]
            else:
                statements += [self._line(one, question, plain=not where) for one in members]
        return statements

    def _where(self, found: Found) -> str:
        """'At Employer (dates)', 'Projects', 'The résumé says'; '' for a passage that names its own place."""
        chunk = found.chunk
        if chunk.entry is not None and not found.heads_a_job:
            return where_of(self._c, chunk.entry)[0]
        if chunk.section_kind in ("summary", "headline"):
            return _SAYS
        if chunk.section_kind != "experience" and chunk.section:
            return chunk.section.capitalize() if chunk.section.isupper() else chunk.section
        return ""

    def _listed_as(self, found: Found, shown: str) -> str:
        chunk = found.chunk
        text = found.evidence.text
        if chunk.section_kind == "skills":
            group = chunk.context if chunk.parent else chunk.section
            if len(text.split()) > 14:
                return sentence(f"The résumé lists {shown} under {group or chunk.section}")
            return sentence(f"The résumé lists {text} under {group}" if group else f"The résumé lists {text}")
        return sentence(f"The résumé lists {text}")

    def _line(
        self, found: Found, question: Question, *, plain: bool = False, whole: bool = False
    ) -> Statement:
        """A passage with where it belongs: 'At Employer (dates): …'."""
        where = "" if plain else self._where(found)
        text = found.evidence.text if whole else _shortened(found, question)
        extra = where_of(self._c, found.chunk.entry)[1] if where else ()
        lead = f"{where}: " if where else ""
        return Statement(
            text=sentence(lead + text),
            evidence=unique([found.evidence, *extra]),
            derived=(where,),
        )

    def line_of_a_job(self, question: Question) -> Draft | None:
        """The line that has the very things a question on a job names, beside its heading's; None when there
        is none."""
        ordinary = word_list("generic") | word_list("leaning_words")
        asked = {stem(word) for word in content(question.text) if word not in ordinary}
        if not asked & self._words_of_lines:  # most ask for nothing else: no search is made for them
            return None
        of_one_job = question.intent in MEANS_OF_ORDER and bool(question.entries)
        judged = self._judge.judge(question)
        lines = (*judged.stated, *(f for f in judged.near if of_one_job and f.sure >= _NEAR_ENOUGH))
        found = next((f for f in lines if not f.heads_a_job), None)
        if found is None or len(words(found.evidence.text)) < _WORDS_OF_A_LINE:
            return None
        own = asked & set(stems(found.evidence.text)) - set(stems(found.chunk.context))
        if not own or (not of_one_job and len(own) < _OWN_WORDS and found.sure < _SURE_OF_ONE):
            return None
        draft = self.open(question)
        return draft if of_one_job or draft.status == "answered" else None

    def tools_of_a_job(self, question: Question) -> Draft | None:
        """The lines of a job that list what was used there under a label ("Stack: …"); None without one."""
        spots = [
            bullet.span
            for p in self._c.resume.positions
            if p.entry in question.entries
            for bullet in p.bullets
            if regex("labelled_tools").search(fold(bullet.text))
        ]
        lines = self._judge.lookup.of_places(spots, ())
        if not lines:
            return None
        focus = Focus(intent="open", entries=question.entries)
        told = tuple(self._line(each, question, whole=True) for each in lines[:_SHOWN])
        return Draft(status="answered", confidence=0.9, statements=told, focus=focus)

    @cached_property
    def _words_of_lines(self) -> frozenset[str]:
        """The stems of the lines of jobs that are in no job's heading and not of the person's name."""
        positions = self._c.resume.positions
        headings = [fact.text for p in positions for fact in (p.title, p.organization, p.location) if fact]
        lines = [bullet.text for p in positions for bullet in p.bullets]
        named = {*stems(" ".join(headings)), *map(stem, self._c.vocabulary.person_words)}
        return frozenset(stems(" ".join(lines))) - named

    # -- open questions

    def open(self, question: Question) -> Draft:
        """The lines that answer; the nearest ones, said to be so; or that nothing does."""
        *_, example = regex("example").split(question.text)
        if example != question.text and self._judge.lookup.mentions(example.strip(_SIGNS)):
            return self._one_skill(example.strip(_SIGNS), question)
        if leant := self._leaning(question):
            return leant
        if question.nearby:
            near_by = {"entries": question.nearby, "named": (question.nearby,), "nearby": ()}
            draft = self.open(question.model_copy(update=near_by))
            if draft.status == "answered":
                return draft
            question = question.model_copy(update={"nearby": ()})
        judged = self._judge.judge(question)
        topic = " ".join(content(question.text))[:_TOPIC_CHARS]
        focus = Focus(intent="open", topic=topic, entries=question.entries)
        if judged.missing:
            return self._without(judged, question, focus)
        if elsewhere := self._not_there(question, focus):
            return elsewhere
        best = judged.stated[0] if judged.stated else None
        named = () if best and best.complete else self._judge.lookup.things_named(question)
        told = best and best.sure >= _CERTAIN and not question.yes_no and self._has_any(best, named)
        if named and not told:
            return self._named(named, question)
        if largest := self._largest(question, focus):
            return largest
        claims = question.yes_no or not regex("no_claim").search(fold(question.text))
        if compared := self._compared(question, judged, focus):
            return compared
        if judged.stated and not (claims and (judged.stated[0].open_words or not judged.stated[0].hit)):
            return self._shown(judged.stated, question, focus)
        near = [f for f in judged.near if not (f.heads_a_job and f.open_words)]
        of_it = len(question.places) == 1 and "it" in words(question.text)
        found = judged.stated or (near and near[0].sure >= _NEARER and not of_it)
        if said := () if found else self._judge.lookup.of_places(question.places, ()):
            lead = Statement(text="The résumé does not say. What it does say of it:")
            statements = (lead, *(self._line(f, question, whole=True) for f in said[:_SHOWN]))
            return Draft(status="partly", confidence=0.5, statements=statements, focus=focus)
        stated = [f for f in judged.stated if not (f.heads_a_job and f.open_words)]
        if not (close := stated or near):
            lead = Statement(text=no_answer())
            ask = ask_statement(self._c)
            return Draft(status="not_mentioned", confidence=0.7, statements=(lead, ask), focus=focus)
        close = [f for f in close if f.sure >= _AS_CLOSE * close[0].sure]
        room = _SHOWN if close[0].sure >= STATED else _SHOWN_UNSURE
        statements = (Statement(text=_ON_THAT), *self._lines(close[:room], question, plain=True))
        return Draft(status="partly", confidence=close[0].sure, statements=statements, focus=focus)

    def _has_any(self, found: Found, names: Sequence[str]) -> bool:
        """Whether a passage has any of these things."""
        return any(each.chunk.id == found.chunk.id for name in names for each in self._known(name, ()))

    def _named(self, names: Sequence[str], question: Question) -> Draft:
        """What the résumé has on the things a question names; no "yes" where it asks for more than them."""
        draft = self._skills(names, question)
        ordinary = self._c.vocabulary.ordinary | word_list("skill_words")
        known = ordinary | {w for name in names for w in words(name)}
        if all(word in known for word in content(question.text)):
            return draft
        return draft.model_copy(update={"statements": tuple(map(_unaffirmed, draft.statements))})

    def _largest(self, question: Question, focus: Focus) -> Draft | None:
        """For "the biggest team": the lines on it with a figure, the largest first; None without one."""
        folded = fold(question.text)
        if not regex("largest").search(folded):
            return None
        ordinary = self._c.vocabulary.ordinary
        subject = regex("in_charge").sub(" ", regex("largest").sub(" ", folded))
        wanted = [w for w in content(subject) if w not in ordinary]
        found = self._judge.lookup.by_figure(wanted, question.entries)
        if not found:
            return None
        lead = Statement(text="By the figures the résumé gives:")
        statements = (lead, *self._lines(found[:_SHOWN], question, plain=True))
        return Draft(status="answered", confidence=0.7, statements=statements, focus=focus)

    def _compared(self, question: Question, judged: Judgement, focus: Focus) -> Draft | None:
        """Whether the surest line with such a figure reaches the one a question names; None without one."""
        limit = limit_of(question.text)
        if limit is None or not (question.yes_no or regex("no_claim").search(fold(question.text)) is None):
            return None
        lines = sorted((*judged.stated, *judged.near), key=lambda found: -found.sure)[:_SHOWN]
        for found in lines:
            holds = reached(limit, found.evidence.text)
            if holds is None or found.sure < (_YES if holds or question.entries else _NO):
                continue
            line = self._line(found, question)
            text = f"{'Yes' if holds else 'No'}. {line.text}"
            derived = (*line.derived, *limit.said.split())
            statements = (line.model_copy(update={"text": text, "derived": derived}),)
            return Draft(status="answered", confidence=found.sure, statements=statements, focus=focus)
        return None

    def _not_there(self, question: Question, focus: Focus) -> Draft | None:
        """That a name is not mentioned at the employer asked about, and where it is; None if it is there."""
        names = self._judge.claims.names(question)[0] if question.entries else ()
        own = {w for n in self._c.vocabulary.employers for form in n.forms for w in form}
        for name in names:
            if set(words(name)) & own or self._judge.lookup.mentions(name, question.entries):
                continue
            if found := self._judge.lookup.mentions(name):
                return self._elsewhere(name, question, found, focus)
        return None

    def _elsewhere(self, name: str, question: Question, found: Sequence[Found], focus: Focus) -> Draft:
        """That a thing is not mentioned at the employer asked about, and where it is."""
        job = self._c.timeline.of(question.entries)[0]
        lead = Statement(text=f"The résumé does not mention {name} at {job.name}.", derived=(name, job.name))
        statements = (lead, *self._lines(found[:1], question))
        return Draft(status="partly", confidence=0.7, statements=statements, focus=focus)

    def _without(self, judged: Judgement, question: Question, focus: Focus) -> Draft:
        """The answer to a question with a name that the résumé never uses: what it has on the other names."""
        missing = " or ".join(judged.missing)
        found = [f for name in judged.present for f in self._judge.lookup.mentions(name)[:1]]
        if not found:
            near = judged.near[:1] if judged.near and judged.near[0].sure >= _WORTH_SHOWING else ()
            return unknown(self._c, missing, near)
        lead = Statement(text=f"The résumé does not mention {missing} by name.", derived=judged.missing)
        statements = (*self._lines(found[:_SHOWN], question), lead)
        return Draft(status="partly", confidence=0.8, statements=statements, focus=focus)

    def _shown(self, stated: Sequence[Found], question: Question, focus: Focus) -> Draft:
        best = stated[0]
        missing = self._gives_no(question, stated[:_SHOWN])
        alike = [f for f in stated[:_OF_A_SECTION] if f.chunk.section == best.chunk.section]
        several = best.chunk.section_kind in WORKS and len(alike) > _SHOWN
        room = len(alike) if several else _SHOWN
        least = _AS_CLOSE * best.sure if several else best.sure - 0.2
        few = alike if several else stated
        kept = [f for f in few[: room if not question.more else 5] if f.sure >= least]
        entries = tuple(dict.fromkeys(f.chunk.entry for f in kept[:1] if f.chunk.entry is not None))
        statements = tuple(self._lines(kept, question))
        if missing:
            statements = (Statement(text=f"The résumé gives no {missing} for that."), *statements)
        return Draft(
            status="partly" if missing else "answered",
            confidence=best.sure,
            statements=statements,
            focus=focus.model_copy(update={"entries": entries or focus.entries}),
        )

    def _gives_no(self, question: Question, found: Sequence[Found]) -> str:
        """'date' or 'figure' when the question is for one and no passage has any; else ''."""
        folded = fold(question.text)
        if regex("date").search(folded):
            return "" if any(re.search(r"\d{4}|'\d\d", self._dated(f)) for f in found) else "date"
        if regex("number").search(folded):
            return "" if any(has_number(f) for f in found) else "figure"
        return ""

    def _dated(self, found: Found) -> str:
        """The words of a passage and of the place it stands in: its dates, if any, are in them."""
        return f"{found.evidence.text} {found.chunk.context}"


def _shortened(found: Found, question: Question) -> str:
    """A passage cut to what a question is about."""
    return shortened(found.evidence.text, about=stems(question.text))


def _said_of(topic: str, found: Found) -> str:
    """The part of a list that names a topic; the whole passage when it is no list."""
    parts = re.split(r"[,;·|](?![^()]*\))", found.evidence.text)
    wanted = set(stems(topic))
    named = [part for part in parts if wanted & set(stems(part))]
    return " ".join(named) if named and len(parts) > 2 else found.evidence.text


def _printed_rank(found: Found) -> tuple[bool, bool, bool]:
    """Sort key: languages, then certificates with their year before bare letters and lists."""
    dated = re.search(r"\d{4}", found.evidence.text) is not None
    kind = found.chunk.section_kind
    return (kind != "languages", kind != "certifications", not dated)


def _unmixed(statement: Statement, statuses: Collection[str]) -> Statement:
    """Without its "yes" when another part of the question has none."""
    return statement if len(statuses) == 1 else _unaffirmed(statement)


def _unaffirmed(statement: Statement) -> Statement:
    """Without its "yes"."""
    return statement.model_copy(update={"text": statement.text.removeprefix("Yes. ")})
