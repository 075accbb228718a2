"""A socket to listen on, or one sentence that says why there is none; an address that can be clicked."""

from __future__ import annotations

import socket

import pytest

from chatbot.errors import OperatorError
from chatbot.web.server import listen, shown_address


def test_a_free_port_is_found_and_connections_are_taken() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()) as visitor:
        assert visitor.getpeername() == listener.getsockname()


def test_a_port_in_use_is_told_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            OperatorError, match=rf"Cannot serve on 127\.0\.0\.1:{port}: .*RESUME_CHATBOT_PORT={port + 1}"
        ):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_told_in_one_sentence() -> None:
    with pytest.raises(OperatorError, match=r"Cannot serve on 192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_a_host_of_three_hundred_letters_is_told_in_one_sentence() -> None:
    with pytest.raises(OperatorError, match="Cannot serve on xxx"):
        listen("x" * 300, 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860"),
        ("0.0.0.0", "http://localhost:7860"),
        ("::", "http://localhost:7860"),
        ("::1", "http://[::1]:7860"),
    ],
)
def test_the_address_shown_leads_there(host: str, address: str) -> None:
    assert shown_address(host, 7860) == address
