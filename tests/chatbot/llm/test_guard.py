"""A failing model is left alone for a while, then tried once."""

from __future__ import annotations

from chatbot.llm.guard import Breaker


def test_it_opens_after_failures_in_a_row_and_lets_one_through_after_a_rest() -> None:
    now = [0.0]
    breaker = Breaker(failures=2, rest_s=60, clock=lambda: now[0])
    breaker.tell(failed=True)
    breaker.tell(failed=False)
    breaker.tell(failed=True)
    assert breaker.lets_through()
    breaker.tell(failed=True)
    assert not breaker.lets_through()
    now[0] = 61
    assert breaker.lets_through()
    assert not breaker.lets_through()  # the trial is under way
    breaker.tell(failed=False)
    assert breaker.lets_through()
