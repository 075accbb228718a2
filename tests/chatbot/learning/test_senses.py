"""WordNet's files to the table: a few lines in their format, and what is drawn from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.learning.senses import drawn, main, read
from chatbot.verify.senses import Senses

DATA = {
    "data.noun": """  1 a licence stands above the entries
00000001 03 n 01 animal 0 000 | a living thing
00000002 05 n 02 dog 0 domestic_dog 0 001 @ 00000001 n 0000 | barks
00000003 18 n 01 Rex 0 001 @i 00000002 n 0000 | one of them
00000004 05 n 01 driver 0 001 + 00000001 v 0101 | who drives
""",
    "data.verb": """00000001 38 v 01 drive 0 002 + 00000004 n 0101 ! 00000002 v 0101 01 + 08 00 | go
00000002 38 v 01 brake 0 001 ! 00000001 v 0101 01 + 08 00 | stop
""",
    "data.adj": "00000001 00 s 01 canine(a) 0 001 \\ 00000002 n 0101 | of dogs\n",
    "data.adv": "",
    "index.noun": """animal n 1 0 1 1 00000001
dog n 1 1 @ 1 1 00000002
driver n 1 1 + 1 0 00000004
rex n 1 1 @i 1 0 00000003
""",
    "index.verb": "drive v 1 1 + 1 1 00000001\nbrake v 1 1 ! 1 0 00000002\n",
    "index.adj": "canine a 1 1 \\ 1 0 00000001\n",
    "index.adv": "",
    "noun.exc": "",
    "verb.exc": "drove drive\n",
    "adj.exc": "better good\n",
    "adv.exc": "",
    "cntlist.rev": "dog%1:05:00:: 1 42\ndrive%2:38:00:: 1 7\ncanine%5:00:00:of:00 1 2\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in DATA.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_words_their_kinds_and_what_they_lead_to(folder: Path) -> None:
    known = Senses(drawn(read(folder)))
    assert known.steps("animal", "dogs") == 1
    assert known.steps("dogs", "animal") is None
    assert known.forms("drove") == ("drive",)
    assert known.opposed("drove", "brake")
    assert known.is_verb("drive")
    assert known.is_a("dog", "animal")


def test_names_and_comparatives_stay_out(folder: Path) -> None:
    table = drawn(read(folder))
    assert "rex" not in table.words
    assert "better" not in table.irregular


def test_a_folder_without_the_files_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert told.endswith("name the folder of WordNet 3.0's database files.\n")
