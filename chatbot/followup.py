"""What a message may lean on: the turns before it, and the short questions that mean nothing alone.

It refuses to know what stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.lexicon import compiled, content, regex, stem, stems
from chatbot.models import Focus, Turn

_ASKED = 3  # messages before, of which a short one may ask again
_BESIDE_A_TITLE = ("career.before", "career.after")


class Followup:
    """One rule of `followups.toml`, compiled for one candidate."""

    def __init__(self, rule: dict[str, object], who: str) -> None:
        self.becomes = str(rule["becomes"])
        self.school = str(rule.get("school", ""))
        self.topic = str(rule.get("topic", ""))
        self.more = bool(rule.get("more", False))
        patterns = rule["patterns"]
        assert isinstance(patterns, list)
        self.patterns = [compiled(str(pattern).replace("{who}", who)) for pattern in patterns]

    def fits(self, folded: str) -> bool:
        """Whether a folded message is one of these short questions."""
        return any(pattern.search(folded) for pattern in self.patterns)


def focus_of(history: Sequence[Turn]) -> Focus:
    """What the last turns were about: the last that was about anything, and the last employer meant."""
    focus = next((turn.focus for turn in reversed(history) if turn.focus.intent), Focus())
    if not focus.entries and focus.intent.startswith(("career", "skill", "open", "contact")):
        entries = next((turn.focus.entries for turn in reversed(history) if turn.focus.entries), ())
        focus = focus.model_copy(update={"entries": entries})
    return focus.model_copy(update={"asked": tuple(turn.message for turn in history[-_ASKED:])})


def returning(folded: str, history: Sequence[Turn]) -> tuple[str, Focus] | None:
    """What "about that budget again, …" asks, and what the earlier turn it comes back to was about; None for
    any other message, or when no earlier message but the last has a word of that."""
    match = regex("returns").search(folded)
    if match is None:
        return None
    wanted = set(map(stem, content(match["what"])))
    for turn in reversed(history[:-1]):
        leans = any(regex(each).search(match["asked"]) for each in ("of_it", "more_hours"))
        if leans and wanted & set(stems(turn.message)):
            return match["asked"], turn.focus
    return None


def continued(rule: Followup, focus: Focus) -> dict[str, object]:
    """What a bare "where was that?" means after a turn about `focus`; empty when it means nothing there."""
    # After an open question the lines cited may tell more than its employer or its handful of words.
    places = focus.places if focus.intent == "open" else ()
    if focus.intent == "career.gaps" and rule.becomes in ("career.tenure", "career.dates"):
        return {"intent": focus.intent}
    if focus.entries:
        about: dict[str, object] = {"entries": focus.entries, "named": (focus.entries,), "places": places}
        if rule.becomes in _BESIDE_A_TITLE:
            about["titles"] = focus.titles
        return {"intent": rule.becomes, **about, "topic": "", "more": rule.more}
    intent = ""
    if focus.intent.startswith("background.") and rule.school:
        intent = focus.intent
    elif focus.topic:
        intent = rule.topic
    if not intent:
        return {}
    return {"intent": intent, "topic": focus.topic, "places": places, "more": rule.more}
