"""How the candidate is called in answers.

Pronouns are never guessed from a name: without the owner's word the name is used. It refuses to know facts.
"""

from __future__ import annotations

from chatbot.lexicon import word_list
from chatbot.vocabulary import NAMELESS
from index.models import Frozen

_PRONOUNS = {"he": ("he", "him", "his"), "she": ("she", "her", "her"), "they": ("they", "them", "their")}
_PLURAL = {"was": "were", "is": "are", "has": "have", "does": "do"}


class Voice(Frozen):
    """The candidate's full name, the short one, and pronouns if the owner gave them."""

    name: str
    short: str
    pronouns: str | None = None

    @property
    def subject(self) -> str:
        """The subject of a sentence, capitalised: 'He', 'They' or the short name."""
        return _capital(_PRONOUNS[self.pronouns][0] if self.pronouns else self.short)

    @property
    def object(self) -> str:
        """'him', 'them' or the short name."""
        return _PRONOUNS[self.pronouns][1] if self.pronouns else self.short

    @property
    def possessive(self) -> str:
        """'his', 'their', or 'Ada's'."""
        return _PRONOUNS[self.pronouns][2] if self.pronouns else self.short + "'s"

    @property
    def opening(self) -> str:
        """`possessive` as the first word of a sentence."""
        return _capital(self.possessive)

    def verb(self, verb: str) -> str:
        """`verb` in the form that `subject` takes."""
        return _PLURAL.get(verb, verb) if self.pronouns == "they" else verb


_QUOTES = "\"“”'‘’("  # a nickname stands between them


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def voice_of(name: str, pronouns: str | None) -> Voice:
    """The voice for a printed name: the short form is all but the last word, titles and letters left out."""
    titles = word_list("name_titles")
    plain = name.split(",")[0]
    parts = [part for part in plain.split() if part.casefold().strip(".") not in titles]
    # Letters after the name go; a family name in capitals (Jean DUPONT) stays, and so does an initial.
    while len(parts) > 2 and parts[-1].isupper() and not plain.isupper():
        parts.pop()
    parts = [part.title() if part.isupper() and len(part.strip(".")) > 1 else part for part in parts]
    given = [part for part in parts[:-1] if len(part.strip(".")) > 1 and part[0] not in _QUOTES] or parts
    if name == NAMELESS:
        given = parts
    full = " ".join(parts) or name
    return Voice(name=full, short=" ".join(given) or full, pronouns=pronouns)
