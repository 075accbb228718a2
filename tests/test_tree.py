"""The tests mirror the source: `chatbot/web/app.py` is tested by `tests/chatbot/web/test_app.py`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WITHOUT_TESTS_OF_THEIR_OWN = {
    "index/models.py": "declarations; every test that reads a résumé validates them",
}


def modules() -> list[Path]:
    found = [
        path.relative_to(ROOT)
        for package in ("chatbot", "index")
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.name != "__init__.py"  # a front door: names, no code
    ]
    assert len(found) > 20, "the packages are not where this test looks"
    return found


def test_each_module_has_its_test() -> None:
    missing = [
        f"{module} → tests/{module.parent}/test_{module.name}"
        for module in modules()
        if module.as_posix() not in WITHOUT_TESTS_OF_THEIR_OWN
        and not (ROOT / "tests" / module.parent / f"test_{module.name}").is_file()
    ]
    assert missing == []


def test_each_exemption_is_still_needed() -> None:
    names = {module.as_posix() for module in modules()}
    for exempt in WITHOUT_TESTS_OF_THEIR_OWN:
        assert exempt in names
        path = Path(exempt)
        assert not (ROOT / "tests" / path.parent / f"test_{path.name}").exists()


def test_tests_are_no_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
