"""What stands behind the doors for programs: one of each, made when the app is.

It refuses to know which doors there are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatbot.web.conversation import Conversations
from chatbot.web.limits import too_fast
from chatbot.web.pace import Pace
from chatbot.web.readiness import Readiness
from chatbot.web.turns import Turns

if TYPE_CHECKING:
    from chatbot.bot import Bot
    from chatbot.settings import Settings


@dataclass(frozen=True)
class House:
    """`session_pace`: how fast one conversation may go on, whoever asks."""

    bot: Bot
    settings: Settings
    conversations: Conversations
    turns: Turns
    readiness: Readiness
    session_pace: Pace

    def session(self, session_id: str | None) -> str:
        """The conversation to go on with, or a new one; raises Refusal for a foreign id, or haste in it."""
        known = self.conversations.session(session_id)
        if session_id is None:  # nothing was asked in it yet
            return known
        if wait := math.ceil(self.session_pace.wait_s(known)):
            raise too_fast(wait)
        return known
