"""A deed that the ground has otherwise is denied: of somebody else, to another thing, not finished."""

from __future__ import annotations

import pytest

from chatbot.verify.deeds import acting, does_something, undone
from chatbot.verify.note import Ground
from chatbot.verify.tokens import tokens

OWN = {"mara", "voss"}


def why(line: str, sentence: str) -> list[str]:
    header = "Planner, Quill & Rook Ltd, May 2019 – Present"
    return list(undone(sentence, Ground([line], 0, header=[header]), OWN))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Contributed to the handbook, writing the chapter on leave.", "Mara wrote the handbook."),
        ("Prepared the papers for a stock audit.", "Mara conducted a stock audit."),
        ("Attended two talks on baking.", "Mara gave two talks on baking."),
        ("Currently moving the archive to the cloud.", "Mara has moved the archive to the cloud."),
        ("Contributed to the rota and the handbook by writing drafts.", "Mara wrote the handbook."),
        ("Assisted with moves to Rook and the fleet at Hale.", "Mara ran the fleet."),
        ("Kept the beds under the head gardener, Ilse Roth.", "As head gardener, Mara kept the beds."),
    ],
)
def test_another_deed_than_the_grounds_is_denied(line: str, sentence: str) -> None:
    assert why(line, sentence) != []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Report to the director of planning.", "The director of planning reports to Mara."),
        ("Report to the director, Ilse Roth.", "The director, Ilse Roth, reports to Mara."),
        (
            "Reported to the director of sales.",
            "The director of sales and rooms at Quill & Rook reported to Mara.",
        ),
        ("Trained two apprentices in welding.", "Two apprentices trained Mara in welding."),
        ("Suggested a colour code, which the manager adopted.", "The manager suggested a colour code."),
        ("Trained the crew and rated the boats.", "The crew rated the boats."),
        ("Mentored by the chef, Ilse Roth.", "Mara mentored the chef, Ilse Roth."),
        ("Sold stock on terms set by the director.", "Mara set the terms with the director."),
        ("Was reviewed yearly by the director.", "Mara herself reviewed the director yearly."),
        ("Escalated faults to the systems group.", "The systems group escalated faults to Mara."),
    ],
)
def test_somebody_else_does_not_do_what_the_person_did(line: str, sentence: str) -> None:
    assert why(line, sentence) != []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Report to the director of planning.", "Mara reports to the director of planning."),
        ("Trained two apprentices in welding.", "Two apprentices were trained in welding by Mara."),
        ("Hired three planners and trained them.", "Mara hired three planners and trained them."),
        ("Named Planner of the Year in 2021.", "The company named Mara Planner of the Year in 2021."),
        ("Currently moving the archive to the cloud.", "Mara is moving the archive to the cloud."),
        ("Wrote the handbook on leave.", "The handbook on leave was written by Mara."),
        ("Worked with a nurse to bring missed calls down.", "With a nurse, Mara brought missed calls down."),
        ("Was reviewed yearly by the director.", "Mara was herself reviewed yearly by the director."),
        ("Mentored by the chef, Ilse Roth.", "Mara was mentored by the chef, Ilse Roth."),
        ("Cut waste by calling growers.", "Mara cut waste by calling growers."),
        ("Lead six colleagues teaching Maths and Further Maths.", "Six colleagues teach Further Maths."),
        ("Own reporting for seven depots with combined sales of 3m.", "Seven depots have a combined sale."),
        ("Taught maths to Year 13 and physics to GCSE.", "Mara taught physics to GCSE."),
        ("Reviewed drugs with the team twice a week.", "Mara reviewed twice a week with the team."),
        ("Planner for two depots", "As planner, Mara had two depots."),
    ],
)
def test_the_same_deed_said_otherwise_is_not(line: str, sentence: str) -> None:
    assert why(line, sentence) == []


def test_a_sentence_cut_into_parts_is_looked_at_whole_for_who_acts() -> None:
    ground = Ground(["Report to the director, Ilse Roth."], 0)
    assert list(acting("The director, Ilse Roth, reports to Mara.", ground, OWN))


@pytest.mark.parametrize(
    ("line", "does"),
    [
        ("Cut waste by 12%", True),
        ("Four-year apprenticeship on housing sites", False),
        ("Day release to college; finished top of the cohort", True),
        ("Imports from China and Italy", False),
    ],
)
def test_a_line_that_only_names_things_has_no_deed(line: str, does: bool) -> None:
    assert does_something(tokens(line)) is does
