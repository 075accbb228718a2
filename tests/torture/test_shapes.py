"""A slice of the long run of odd requests: nothing is a fault, and a planted fault is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from chatbot.settings import Settings
from tests.browser.conftest import Served, serving
from tests.chatbot.web.fake_bot import FakeBot
from tests.torture.shapes import CHAT, OPERATIONS, Planted, Tally, cells, read_schema, try_cell

REQUESTS = 12


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    chosen = Settings(home=tmp_path_factory.mktemp("state"), forwarded_hops=1)
    with serving(FakeBot(chosen), chosen) as app:
        yield app


@pytest.fixture(scope="module")
def schema(served: Served) -> Any:
    return read_schema(served.url)


def test_every_operation_that_is_described_is_tried_here(schema: Any) -> None:
    found = {(one.ok().path, one.ok().method.upper()) for one in schema.get_all_operations()}
    assert found == set(OPERATIONS)


@pytest.mark.parametrize(("path", "method", "kind"), cells())
def test_no_shape_of_request_is_a_fault(schema: Any, path: str, method: str, kind: str) -> None:
    tally = Tally()
    try_cell(schema, path, method, kind, REQUESTS, 0, tally)
    assert tally.asked >= 1
    assert tally.failures == {}


@pytest.mark.parametrize("kind", ["allowed", "odd"])
def test_a_planted_fault_is_found(tmp_path: Any, kind: str) -> None:
    chosen = Settings(home=tmp_path, forwarded_hops=1)
    tally = Tally()
    with serving(Planted(chosen), chosen) as app:
        try_cell(read_schema(app.url), CHAT, "POST", kind, 60, 0, tally)
    assert any("ServerError" in told or "status 500" in told for told in tally.failures)
    assert any("ended in a fault" in told for told in tally.failures)
