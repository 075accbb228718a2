"""The README says what is so: its tree, its settings table and its commands are those of the project.

`python tests/test_readme.py` writes the generated parts anew.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from chatbot.settings import settings_table

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


def _section(text: str, name: str) -> re.Match[str]:
    match = re.search(rf"(<!-- {name}[^>]*-->\n)(.*?)(<!-- /{name} -->)", text, re.DOTALL)
    assert match, f"README.md has no section {name}"
    return match


def _first_sentence(path: Path) -> str:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    line = " ".join(doc.split("\n\n")[0].split())
    return re.split(r"(?<=[.!?:])\s", line)[0].rstrip(".:")


def _tree() -> str:
    """Every module with the first sentence of its docstring."""
    lines = ["```"]
    for package in ("index", "chatbot"):
        lines.append(f"{package}/")
        modules = [p for p in (ROOT / package).rglob("*.py") if p.name != "__init__.py"]
        for path in sorted(modules, key=lambda p: (len(p.relative_to(ROOT).parts) > 2, p)):
            name = str(path.relative_to(ROOT / package))
            lines.append(f"  {name:22} {_first_sentence(path)}")
    return "\n".join([*lines, "```"]) + "\n"


def _written(text: str) -> str:
    for name, content in (("settings", settings_table()), ("tree", _tree())):
        match = _section(text, name)
        body = content if content.endswith("\n") else content + "\n"
        text = text[: match.start(2)] + body + text[match.end(2) :]
    return text


def test_the_tree_and_the_settings_table_are_those_of_the_project() -> None:
    text = README.read_text(encoding="utf-8")
    assert "errors.py" in _tree()  # it found something
    assert "show_phone" in settings_table()
    assert _written(text) == text, "run: python tests/test_readme.py"


def test_every_link_and_picture_of_the_readme_exists() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


if __name__ == "__main__":
    README.write_text(_written(README.read_text(encoding="utf-8")), encoding="utf-8")
