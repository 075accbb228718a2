"""What belongs to a folder is decided once, and a link, a loop or a path that leads nowhere is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.build import ensure_index
from index.embed import HashingEncoder
from index.errors import SourceRefused
from index.resume import read_sources
from index.sources import list_sources

RESUME = "# Ann Lee\n\n## Skills\n\nTea, Coffee\n"


def names(*paths: Path) -> list[str]:
    return [source.name for source in list_sources(paths)]


def test_a_folder_is_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.exe"):
        (tmp_path / name).touch()
    (tmp_path / "old").mkdir()
    (tmp_path / "again").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt", "b.md", "c.exe"]
    assert {source.folder for source in list_sources([tmp_path])} == {tmp_path}
    assert names(tmp_path / "b.md") == ["b.md"]
    assert list_sources([tmp_path / "b.md"])[0].folder is None


def test_what_systems_and_open_editors_leave_is_no_part_of_it(tmp_path: Path) -> None:
    for name in ("cv.docx", "~$cv.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "cv.docx~"):
        (tmp_path / name).touch()
    assert names(tmp_path) == ["cv.docx"]


def test_a_folder_without_files_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    with pytest.raises(SourceRefused, match=r"no résumé was found.*; put a file there: PDF"):
        names(tmp_path)
    with pytest.raises(SourceRefused, match="no path was given; put your résumé into seeds/"):
        names()


def test_what_is_not_there_is_told_with_what_is_wrong_about_its_path(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").touch()
    with pytest.raises(
        SourceRefused, match=r"gone\.md: there is no such file or folder; put the résumé there"
    ):
        names(tmp_path / "gone.md")
    with pytest.raises(SourceRefused, match=r"cv\.pdf/x/y: .* since cv\.pdf is a file and no folder"):
        names(tmp_path / "cv.pdf" / "x" / "y")
    for odd in ("a\x00b", "x" * 5000):
        with pytest.raises(SourceRefused) as caught:
            names(tmp_path / odd)
        assert "Errno" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    with pytest.raises(SourceRefused, match="permission denied"):
        names(tmp_path)


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """A name is a document's key from here on: what is withheld in one must be withheld in the other."""
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "cv.md")
        paths[-1].write_text(RESUME)
    assert names(*paths) == ["a/cv.md", "b/cv.md"]
    assert names(paths[0], paths[0]) == ["1/a/cv.md", "2/a/cv.md"]


def test_a_link_that_leaves_its_folder_is_refused_and_one_inside_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("root:x:0:0")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "cv.md").symlink_to(outside)
    with pytest.raises(SourceRefused, match="a link to a file outside its folder"):
        names(seeds)
    (seeds / "cv.md").unlink()
    (seeds / "real.md").write_text(RESUME)
    (seeds / "cv.md").symlink_to(seeds / "real.md")
    assert names(seeds) == ["cv.md", "real.md"]


@pytest.mark.parametrize(("target", "cause"), [("nowhere.md", "does not exist"), ("cv.md", "back to itself")])
def test_a_dead_link_is_told_alike_by_who_reads_and_by_who_indexes(
    tmp_path: Path, target: str, cause: str
) -> None:
    seeds, home = tmp_path / "seeds", tmp_path / "home"
    seeds.mkdir()
    (seeds / "a.md").write_text(RESUME)
    (seeds / "cv.md").symlink_to(seeds / target)
    assert names(seeds) == ["a.md", "cv.md"]
    with pytest.raises(SourceRefused, match=cause) as read:
        read_sources([seeds])
    with pytest.raises(SourceRefused, match=cause) as indexed:
        ensure_index([seeds], home, show_phone=False, show_address=False, encoder=HashingEncoder())
    assert str(read.value) == str(indexed.value)
