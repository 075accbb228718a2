"""The conversation a program goes on with: known, new, or refused, and never in haste."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from chatbot.desk import Records
from chatbot.settings import Settings
from chatbot.web.conversation import Conversations
from chatbot.web.house import House
from chatbot.web.pace import Pace
from chatbot.web.readiness import Readiness
from chatbot.web.refusal import Refusal
from chatbot.web.sessions import Sessions
from chatbot.web.turns import Turns
from tests.chatbot.web.fake_bot import FakeBot


def test_each_conversation_has_its_own_pace_and_a_foreign_one_none(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot, turns = cast(Any, FakeBot(settings)), Turns()
    house = House(
        bot=bot,
        settings=settings,
        conversations=Conversations(bot, settings, Sessions(), Records(tmp_path)),
        turns=turns,
        readiness=Readiness(lambda: None, turns),
        session_pace=Pace(per_minute=4, burst=2),
    )
    mine = house.session(None)
    assert [house.session(mine) for _ in range(2)] == [mine, mine]  # what began it does not count
    with pytest.raises(Refusal) as hasty:
        house.session(mine)
    assert hasty.value.code == "too_fast"
    assert hasty.value.retry_after_s
    assert house.session(None) != mine
    with pytest.raises(Refusal) as foreign:
        house.session("x" * 22)
    assert foreign.value.code == "session_unknown"
