"""What all answers about jobs share: whom they name, and what they suggest to ask next."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import ADA, chain_of

CHAIN = chain_of(ADA)
SHE = chain_of(ADA, pronouns="she")


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


def test_suggestions_are_answered() -> None:
    for message in ("What is Ada's current job?", "How long was Ada at Initech?", "What did Ada do at Acme?"):
        turn = CHAIN.invoke(Ask(message=message))
        assert turn.answer.suggestions
        for suggestion in turn.answer.suggestions:
            next_turn = CHAIN.invoke(Ask(message=suggestion, history=(turn,)))
            assert next_turn.answer.status == "answered", suggestion


@pytest.mark.parametrize("message", ["What is her current job?", "How long was she at Initech?"])
def test_the_owner_s_pronouns_are_used(message: str) -> None:
    assert SHE.invoke(Ask(message=message)).answer.answer.startswith("She ")
    assert ask(message).answer.startswith("Ada ")
