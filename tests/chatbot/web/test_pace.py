"""Pace: so many a minute, a few at once, each address for itself, in bounded memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatbot.web.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def paced(**more: int) -> tuple[Pace, Clock]:
    clock = Clock()
    return Pace(per_minute=30, burst=10, clock=clock, **more), clock


def test_looking_ahead_counts_nothing() -> None:
    pace = Pace(per_minute=6, burst=2)
    assert [pace.would_wait_s("a") for _ in range(9)] == [0.0] * 9
    pace.wait_s("a")
    pace.wait_s("a")
    assert pace.would_wait_s("a") > 0
    assert pace.would_wait_s("b") == 0


def test_a_burst_passes_then_one_has_to_wait() -> None:
    pace, clock = paced()
    assert [pace.wait_s("192.0.2.1") for _ in range(10)] == [0.0] * 10
    wait = pace.wait_s("192.0.2.1")
    assert 0 < wait <= 60
    clock.now += wait
    assert pace.wait_s("192.0.2.1") == 0.0
    assert pace.wait_s("192.0.2.1") > 0


def test_asking_too_early_costs_nothing() -> None:
    pace, clock = paced()
    for _ in range(10):
        pace.wait_s("a")
    waits = {pace.wait_s("a") for _ in range(50)}
    assert len(waits) == 1
    clock.now += waits.pop()
    assert pace.wait_s("a") == 0.0


@given(st.lists(st.floats(min_value=0, max_value=20), max_size=120))
def test_no_minute_holds_more_than_its_number(pauses: list[float]) -> None:
    pace, clock = paced()
    served: list[float] = []
    for pause in pauses:
        clock.now += pause
        if pace.wait_s("a") == 0.0:
            served.append(clock.now)
    assert all(sum(begin <= at < begin + 60 for at in served) <= 30 for begin in served)
    assert all(sum(begin <= at < begin + 0.001 for at in served) <= 10 for begin in served)


def test_addresses_do_not_wait_for_each_other_but_one_ipv6_line_is_one() -> None:
    pace, _ = paced()
    for n in range(10):
        assert pace.wait_s(f"2001:db8::{n}") == 0.0
    assert pace.wait_s("2001:db8::ffff:1") > 0
    assert pace.wait_s("2001:db8:0:1::1") == 0.0
    for _ in range(10):
        assert pace.wait_s("::ffff:192.0.2.1") == 0.0
    assert pace.wait_s("192.0.2.1") > 0
    assert pace.wait_s("not an address") == 0.0


def test_memory_is_bounded_and_given_back() -> None:
    pace, clock = paced(max_addresses=100)
    for n in range(5000):
        pace.wait_s(f"198.51.{n // 250}.{n % 250}")
    assert pace.addresses == 100
    clock.now += 60
    pace.wait_s("192.0.2.1")
    assert pace.addresses == 1
