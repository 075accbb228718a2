"""The owner's page opens to the key alone, shows everything that was read, and is kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from pydantic import SecretStr

from chatbot.web.owner import WRONG_KEYS_AT_ONCE, owner_pages, render_reading
from index.models import Reading
from index.resume import read_sources

KEY = "a long secret word"
TEXT = """# Ada <Example>
ada@example.org | (480) 555-0147

## Experience
### Cook, Mercy Hospital
2019 – 2021
- Fed 300 & more
### Baker, Northgate Foods
- Kneaded
"""

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


async def get(source: Path, *passwords: str | None) -> list[Response]:
    app = FastAPI()
    app.include_router(owner_pages([source], SecretStr(KEY)))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
        return [
            await client.get("/owner", auth=None if password is None else ("", password))
            for password in passwords
        ]


async def test_without_the_key_nothing_is_shown(resume: Path) -> None:
    for response in await get(resume, None, "", "a long secret wor", KEY + "x", "ключ"):
        assert response.status_code == 401
        assert response.headers["www-authenticate"].startswith("Basic")
        assert "Ada" not in response.text


async def test_the_key_shows_everything_and_no_copy_is_kept(resume: Path) -> None:
    (response,) = await get(resume, KEY)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    for words in ("Ada &lt;Example&gt;", "(480) 555-0147", "Cook", "2019 to 2021", "Fed 300 &amp; more"):
        assert words in response.text
    assert "<Example>" not in response.text
    assert "No dates were found for Northgate Foods." in response.text


async def test_after_some_wrong_keys_even_the_right_one_must_wait(resume: Path) -> None:
    responses = await get(resume, *["wrong"] * WRONG_KEYS_AT_ONCE, KEY)
    assert [response.status_code for response in responses] == [401] * WRONG_KEYS_AT_ONCE + [429]
    assert int(responses[-1].headers["retry-after"]) > 0


async def test_the_right_key_may_be_used_again_and_again(resume: Path) -> None:
    responses = await get(resume, *[KEY] * (WRONG_KEYS_AT_ONCE + 3))
    assert {response.status_code for response in responses} == {200}


async def test_a_file_that_is_refused_is_told_with_the_remedy(tmp_path: Path) -> None:
    (response,) = await get(tmp_path / "gone.md", KEY)
    assert response.status_code == 200
    assert "gone.md: there is no such file or folder; put the résumé there" in response.text


async def test_a_bug_of_a_reader_is_not_swallowed(tmp_path: Path) -> None:
    def read(paths: Sequence[Path]) -> Reading:
        raise ZeroDivisionError

    app = FastAPI()
    app.include_router(owner_pages([tmp_path], SecretStr(KEY), read))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
        with pytest.raises(ZeroDivisionError):
            await client.get("/owner", auth=("", KEY))


def test_words_without_a_place_are_marked_where_they_stand(resume: Path) -> None:
    reading = read_sources([resume])
    at = reading.documents[0].text.index("Kneaded")
    lost = reading.resume.positions[1].bullets[0].span
    marked = render_reading(reading.model_copy(update={"unplaced": (lost,)}))
    assert lost.start == at
    assert "<mark>Kneaded</mark>" in marked
    assert "<mark>" not in render_reading(reading.model_copy(update={"unplaced": ()}))
