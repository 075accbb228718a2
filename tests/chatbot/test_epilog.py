"""What stands below the help of a command."""

from __future__ import annotations

from chatbot.epilog import examples, exit_codes


def test_each_example_has_a_line_as_typed() -> None:
    assert examples("resume-chatbot ask x", "resume-chatbot chat").splitlines() == [
        "\b",  # what is not to be wrapped begins so
        "Examples:",
        "  resume-chatbot ask x",
        "  resume-chatbot chat",
    ]


def test_meanings_of_exit_codes_stand_in_one_column() -> None:
    assert exit_codes({0: "fine", 130: "interrupted"}).splitlines()[1:] == [
        "Exit codes:",
        "  0    fine",
        "  130  interrupted",
    ]
