"""How it is said that the résumé does not say something: plainly, with the nearest it says and whom to ask.

It refuses to deny: "does not mention" is all that a résumé's silence supports.
"""

from __future__ import annotations

from collections.abc import Collection

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.lexicon import load, word_list, words
from chatbot.lookup import Found
from chatbot.models import Draft, Focus, Statement
from chatbot.write.phrase import listed, sentence, shortened, stay

_LONGEST_SUBJECT = 6  # words


def ask_statement(candidate: Candidate) -> Statement:
    """'You can ask Ada directly: ada@example.com.'; without an address when none is shown."""
    email = candidate.resume.contact.email
    if email is None:
        return Statement(text=f"That is a question for {candidate.voice.short} directly.")
    text = f"You can ask {candidate.voice.short} directly: {email.text}."
    return Statement(text=text, evidence=(candidate.at(email, "Contact"),))


def no_answer() -> str:
    """The sentence for a question that nothing in the résumé answers."""
    return str(load("replies")["reply"]["no_answer"])


def unknown(candidate: Candidate, what: str, nearest: tuple[Found, ...] = (), *, ask: bool = False) -> Draft:
    """'The résumé does not mention Rust.' and, when something is near, what that is."""
    text = f"The résumé does not mention {what}." if sayable(what) else "The résumé does not say."
    statements = [Statement(text=text, derived=(what,))]
    if nearest:
        statements.append(nearest_statement(nearest[0]))
    if ask:
        statements.append(ask_statement(candidate))
    return Draft(
        status="not_mentioned",
        confidence=0.85 if not nearest else 0.8,
        statements=tuple(statements),
        focus=Focus(intent="skill", topic=what),
    )


def sayable(what: str) -> bool:
    """Whether a subject reads well after "does not mention": a few words, none of them of a question."""
    tokens = words(what)
    verbs = word_list("stop") - word_list("joining")
    return 0 < len(tokens) <= _LONGEST_SUBJECT and not any(token in verbs for token in tokens)


def nearest_statement(found: Found, about: Collection[str] = ()) -> Statement:
    """'The nearest it mentions: …', with where that was; of a long one what has the stems `about`."""
    context = found.chunk.context
    where = f" ({context})" if context and found.chunk.section_kind == "skills" and found.chunk.parent else ""
    return Statement(
        text=sentence(f"The nearest it mentions: {shortened(found.evidence.text, 24, about)}{where}"),
        evidence=(found.evidence,),
        derived=(context,),
    )


def not_an_employer(candidate: Candidate, judge: Judge, name: str) -> Draft:
    """For an employer that the résumé does not list: where it does mention the name, and who it does list."""
    jobs = candidate.timeline.jobs
    mentioned = judge.lookup.mentions(name)
    statements = [Statement(text=f"The résumé does not list {name} as an employer.", derived=(name,))]
    if mentioned:
        statements.append(
            Statement(
                text=sentence(f"It does mention it here: {shortened(mentioned[0].evidence.text, 26)}"),
                evidence=(mentioned[0].evidence,),
            )
        )
    elif jobs:
        text = f"The employers it lists: {listed([stay(job) for job in jobs])}."
        evidence = unique(e for job in jobs for e in candidate.job_headers(job))
        statements.append(Statement(text=text, evidence=evidence))
    return Draft(
        status="not_mentioned",
        confidence=0.9,
        statements=tuple(statements),
        focus=Focus(intent="career.worked_at", topic=name),
    )
