"""A sentence of its ground's words that ties them otherwise is denied; one that ties them alike is not."""

from __future__ import annotations

import pytest

from chatbot.verify.note import Ground
from chatbot.verify.ties import untied
from chatbot.verify.tokens import tokens

OWN = {"mara", "voss"}


def why(line: str, sentence: str, header: str = "Planner, Quill & Rook Ltd, May 2019 – Present") -> list[str]:
    return list(untied(tokens(sentence), Ground([line], 0, header=[header]), OWN))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "Filed claims in Loxley and receipts in Excel.",
            "Mara filed claims in Excel and receipts in Loxley.",
        ),
        ("Moved orders from paper to Trello.", "Mara moved orders from Trello to paper."),
        ("Bought flour from three mills.", "Mara bought flour for three mills."),
        ("Sent a weekly list to the auditors.", "Mara got a weekly list from the auditors."),
        ("Cut waiting from 39 to 24 days.", "Mara cut waiting by 39 days."),
        ("On call one week in five, with four others.", "Mara is on call one week in four."),
        ("Would rather mend a tool than buy another.", "Mara would rather buy another tool than mend one."),
        ("Moved 11 of the 26 depots to the new rota.", "Mara moved the 26 depots to the new rota."),
        ("Won with two crews against three yards.", "Mara won against two crews with three yards."),
        ("Found faults on 400 V lines.", "Mara found faults on three lines."),
        ("Planned audits with Hale and rotas with Rook.", "Mara planned Hale rotas and Rook audits."),
        ("Traced calls with Hale, Rook charts in Excel.", "Mara traced Hale charts."),
        (
            "Designed the parts recovery network for Rook and wiring in Azure.",
            "Mara designed the Azure recovery network.",
        ),
        (
            "Attended a stock workshop after lessons on threat modelling.",
            "Mara attended a modelling workshop.",
        ),
        ("Trained four of the nine planners.", "Mara trained the nine planners."),
        ("Painted the long timber bridge and the Hale tower.", "Mara painted the Hale bridge."),
        ("Cut storage fees by booking lorry slots early.", "Mara cut lorry fees by booking slots early."),
    ],
)
def test_words_that_change_places_are_denied(line: str, sentence: str) -> None:
    assert why(line, sentence) != []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "Filed claims in Loxley and receipts in Excel.",
            "Receipts were filed in Excel and claims in Loxley.",
        ),
        ("Moved orders from paper to Trello.", "It was to Trello that Mara moved the orders from paper."),
        ("Cut waiting from 39 to 24 days.", "Waiting came down from 39 to 24 days."),
        (
            "Longer at Hale: 6 years and 7 months, against 5 years and 2 months at Rook.",
            "Mara stayed longer at Hale, with 6 years and 7 months compared to 5 years and 2 months at Rook.",
        ),
        (
            "3 years and 6 months as Planner, against 3 years and 4 months as Buyer.",
            "Mara had 3 years and 6 months as Planner, compared with 3 years and 4 months as Buyer.",
        ),
        ("Found faults on 400 V three-phase lines.", "Mara found faults on three-phase lines of 400 V."),
        ("Drew charts in Rook.", "Mara drew Rook charts."),
        (
            "Designed the disaster recovery network in Azure.",
            "Mara designed the Azure disaster recovery network.",
        ),
        ("Attended a workshop on threat modelling.", "Mara attended a threat-modelling workshop."),
        ("Part of a team of nine that mended cranes.", "Mara was part of a team of nine that mended cranes."),
        ("Painted the Hale covered bridge.", "Mara painted the Hale bridge."),
        ("Reviewed prescriptions with the team twice a week.", "Mara reviewed twice a week with the team."),
        (
            "Moved 11 of the 26 depots to the new rota.",
            "Of 26 depots, 11 were moved to the new rota by Mara.",
        ),
    ],
)
def test_words_that_keep_their_places_are_not(line: str, sentence: str) -> None:
    assert why(line, sentence) == []


def test_the_name_of_an_employer_turns_no_preposition_round() -> None:
    line = "Bought card from two suppliers."
    header = "Clerk, Hale Supply"
    assert why(line, "At Hale Supply, Mara bought card from two suppliers.", header) == []
    assert why(line, "At Hale Supply, Mara bought card for two suppliers.", header) != []
