"""The sums of a text by their kind, and its currencies."""

from __future__ import annotations

import pytest

from chatbot.lexicon import stem
from chatbot.sums import currencies, currencies_of, prices, sums, sums_of

LINE = "Own a budget of £8 million; cut water cost by 20% (£700,000 a year); finished £150,000 under budget."


@pytest.mark.parametrize(
    ("kind", "found"), [("budget", [8e6]), ("saving", [7e5]), ("grant", []), ("turnover", [])]
)
def test_a_sum_is_of_the_kind_that_stands_next_to_it(kind: str, found: list[float]) -> None:
    assert [figure.value for figure in sums_of(LINE, [stem(kind)])] == found


def test_all_sums_stand_in_their_order_and_shares_are_none() -> None:
    assert [figure.value for figure in sums(LINE)] == [8e6, 7e5, 1.5e5]


def test_what_was_saved_or_given_is_no_price() -> None:
    text = "Water wheel: 40 kW, £1.2 million, with a grant of £100,000"
    assert [figure.value for figure in prices(text)] == [1.2e6]


def test_currencies_are_known_by_sign_and_code() -> None:
    assert currencies("EUR 3m or A$ 5m") == ["EUR", "A$"]
    assert currencies_of("€5", "eur 6") == {"€", "eur"}
    assert currencies_of("five litres") == frozenset()
