"""The settings: where a value comes from, and what a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from chatbot.errors import OperatorError
from chatbot.settings import Settings, load_settings, project_folder, settings_table


def write(project: Path, text: str) -> Path:
    path = project / "resume-chatbot.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_stand_beside_the_seeds(project: Path) -> None:
    settings = load_settings()
    assert settings.home == project / ".resume-chatbot"
    assert settings.seeds == project / "seeds"
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.show_phone is False
    assert settings.show_address is False
    assert settings.pronouns is None


def test_the_project_is_found_from_a_folder_inside_it(project: Path) -> None:
    inside = project / "a" / "b"
    inside.mkdir(parents=True)
    assert project_folder(inside) == project


def test_outside_any_project_the_checkout_is_used_if_it_has_seeds(tmp_path: Path) -> None:
    checkout = Path(__file__).resolve().parents[2]
    assert project_folder(tmp_path) == (checkout if (checkout / "seeds").is_dir() else tmp_path)


def test_caller_beats_environment_beats_file_beats_default(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, 'port = 1001\nname = "File"\ngreeting = "Hello"\n')
    monkeypatch.setenv("RESUME_CHATBOT_PORT", "1002")
    monkeypatch.setenv("RESUME_CHATBOT_NAME", "Environment")
    settings = load_settings(port=1003)
    assert (settings.port, settings.name, settings.greeting) == (1003, "Environment", "Hello")


def test_none_from_the_caller_means_not_given(project: Path) -> None:
    write(project, "port = 1001\n")
    assert load_settings(port=None).port == 1001


def test_an_empty_variable_is_as_good_as_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, 'name = "File"\n')
    monkeypatch.setenv("RESUME_CHATBOT_NAME", "")
    assert load_settings().name == "File"


def test_relative_paths_in_the_file_are_relative_to_the_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, 'seeds = "cv.md"\nhome = "state"\n')
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    settings = load_settings()
    assert (settings.seeds, settings.home) == (project / "cv.md", project / "state")


def test_the_home_folder_moves_with_its_variable(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_CHATBOT_HOME", str(project / "elsewhere"))
    assert load_settings().home == project / "elsewhere"


def test_questions_come_as_a_list_from_file_and_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, 'suggested_questions = ["One?", "Two?"]\n')
    assert load_settings().suggested_questions == ("One?", "Two?")
    monkeypatch.setenv("RESUME_CHATBOT_SUGGESTED_QUESTIONS", '["Three?"]')
    assert load_settings().suggested_questions == ("Three?",)


def test_a_host_of_gradio_apps_is_obeyed_where_the_owner_said_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_SERVER_NAME", "0.0.0.0")
    monkeypatch.setenv("GRADIO_SERVER_PORT", "7000")
    write(project, "port = 1001\n")
    settings = load_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 1001)


def test_a_hosted_space_stands_behind_a_proxy_and_in_a_frame_unless_the_owner_says_otherwise(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (load_settings().forwarded_hops, load_settings().framed_by) == (0, ())
    monkeypatch.setenv("SPACE_ID", "ada/resume")
    assert (load_settings().forwarded_hops, load_settings().framed_by) == (1, ("https://huggingface.co",))
    write(project, "forwarded_hops = 2\nframed_by = []\n")
    assert (load_settings().forwarded_hops, load_settings().framed_by) == (2, ())


@pytest.mark.parametrize(
    ("written", "kept"), [("she", "she"), ("She/Her", "she"), (" they/them ", "they"), ("he", "he")]
)
def test_pronouns_are_taken_as_people_write_them(project: Path, written: str, kept: str) -> None:
    assert load_settings(pronouns=written).pronouns == kept


def test_a_short_colour_becomes_a_long_one(project: Path) -> None:
    assert load_settings(theme_color="#ABC").theme_color == "#aabbcc"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('suggested_questions = "Who?"', ["`suggested_questions`", "it must be a list"]),
        ("seeds = 3", ["`seeds`", "the path of a file or folder"]),
        ('feedback = "perhaps"', ["`feedback`", "it must be true or false"]),
        ("max_question_chars = 1", ["`max_question_chars`", "it must be at least 50"]),
        ('thme_color = "#fff"', ["`thme_color`", "resume-chatbot.toml", "did you mean theme_color?"]),
        ("zzz = 1", ["`zzz`", "resume-chatbot.toml", "use one of", "show_phone"]),
        ("[limits]\nday = 1", ["`limits`"]),
        (
            'port = "x"',
            ["`port`", "resume-chatbot.toml", "'x'", "must be a whole number", "Port to serve on"],
        ),
        ("port = 70000", ["70000", "65535"]),
        ('theme_color = "red; }"', ["'red; }'", "#0f5e9c"]),
        ('pronouns = "it"', ["'it'", "'he', 'she' or 'they'"]),
        ("show_phone = maybe\nport = 1", ["resume-chatbot.toml", "not valid TOML", "line 1"]),
        ('name = ""', ["`name`", "it must not be empty"]),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence_that_names_it(
    project: Path, text: str, parts: list[str]
) -> None:
    write(project, text)
    with pytest.raises(OperatorError) as caught:
        load_settings()
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert part in message
    for jargon in ("tuple", "<class", "Input", "instance"):
        assert jargon not in message


@pytest.mark.parametrize("seeded", [True, False])
def test_a_folder_in_the_place_of_the_file_is_told(project: Path, seeded: bool) -> None:
    (project / "resume-chatbot.toml").mkdir()
    if not seeded:
        (project / "seeds").rmdir()
    with pytest.raises(OperatorError, match=r"resume-chatbot\.toml is a folder"):
        load_settings()


@pytest.mark.parametrize(
    ("variable", "value", "parts"),
    [
        (
            "RESUME_CHATBOT_THEME_COLOUR",
            "#fff",
            ["RESUME_CHATBOT_THEME_COLOUR", "RESUME_CHATBOT_THEME_COLOR?"],
        ),
        ("RESUME_CHATBOT_SHOW_FONE", "1", ["did you mean RESUME_CHATBOT_SHOW_PHONE?"]),
        ("RESUME_CHATBOT_ZZZ", "1", ["RESUME_CHATBOT_ZZZ", "remove it, or use one of"]),
        ("RESUME_CHATBOT_PORT", "x", ["RESUME_CHATBOT_PORT = 'x'"]),
        ("RESUME_CHATBOT_SUGGESTED_QUESTIONS", "What?", ["'What?' is not a list", "JSON"]),
        (
            "RESUME_CHATBOT_ALLOWED_ORIGINS",
            "https://ada.example",
            ["""RESUME_CHATBOT_ALLOWED_ORIGINS='["https://ada.example"]'"""],
        ),
        ("RESUME_CHATBOT_METRICS_KEY", "short", ["RESUME_CHATBOT_METRICS_KEY = …"]),
        ("RESUME_CHATBOT_FORWARDED_HOPS", "-1", ["RESUME_CHATBOT_FORWARDED_HOPS = '-1'"]),
    ],
)
def test_a_mistake_in_the_environment_is_one_sentence_that_names_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, parts: list[str]
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(OperatorError) as caught:
        load_settings()
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert part in message


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "null",
        "ada.example",
        "https://Ada.example",
        "https://ada.example/",
        "https://ada.example/page",
        "https://*.ada.example",
        "https://user@ada.example",
        "ftp://ada.example",
        "https://ada.example:0",
        "https://ada.example https://b.example",
        "",
    ],
)
def test_an_origin_that_could_match_more_than_one_site_is_not_accepted(project: Path, origin: str) -> None:
    with pytest.raises(OperatorError, match="--allowed-origins"):
        load_settings(allowed_origins=[origin])


def test_origins_names_and_the_root_path_as_they_are_meant(project: Path) -> None:
    origins = [
        "https://ada.example",
        "http://localhost:3000",
        "http://[::1]:3000",
        "https://a-b.example:8443",
    ]
    settings = load_settings(
        allowed_origins=origins, allowed_hosts=["ask.ada.example", "::1"], root_path=" /ask/me/ "
    )
    assert settings.allowed_origins == tuple(origins)
    assert settings.root_path == "/ask/me"
    assert load_settings(root_path="/").root_path == ""
    usual = load_settings(allowed_origins=["https://a.example:443", "http://a.example:80"])
    assert usual.allowed_origins == ("https://a.example", "http://a.example")  # as browsers say them
    for wrong in ("ask", "/a b", "/../x?", "//evil.example", "/..", "/a/./b"):
        with pytest.raises(OperatorError, match="root-path"):
            load_settings(root_path=wrong)
    for wrong in ("https://ada.example", "ada.example/", "a b", "*"):
        with pytest.raises(OperatorError, match="allowed-hosts"):
            load_settings(allowed_hosts=[wrong])


@pytest.mark.parametrize("key", ["owner_key", "metrics_key"])
def test_a_key_that_could_never_be_sent_is_not_accepted_nor_repeated(project: Path, key: str) -> None:
    with pytest.raises(OperatorError, match="without accents") as caught:
        load_settings(**{key: "schlüssel-lang-12"})
    assert "schl" not in str(caught.value)


@pytest.mark.parametrize("pasted", ["sk-proj-Abc123def456ghi", "a1B2c3D4e5F6g7H8i9J0k1L2"])
def test_a_key_in_the_wrong_place_is_not_repeated(
    project: Path, pasted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESUME_CHATBOT_PORT", pasted)
    with pytest.raises(OperatorError) as caught:
        load_settings()
    assert pasted not in str(caught.value)
    monkeypatch.delenv("RESUME_CHATBOT_PORT")
    monkeypatch.setenv("RESUME_CHATBOT_ALLOWED_ORIGINS", pasted)
    with pytest.raises(OperatorError) as caught:
        load_settings()
    assert pasted not in str(caught.value)


def test_a_mistake_of_the_caller_names_the_option(project: Path) -> None:
    with pytest.raises(OperatorError, match="--port = 99999"):
        load_settings(port=99999)
    with pytest.raises(TypeError, match="no such setting: prot"):
        load_settings(prot=1)


def test_settings_do_not_change(project: Path) -> None:
    settings = load_settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1


def test_the_table_has_every_setting_in_the_owners_words() -> None:
    table = settings_table().splitlines()[2:]
    assert len(table) == len(Settings.model_fields) > 10
    for row, (key, field) in zip(table, Settings.model_fields.items(), strict=True):
        assert row.startswith(f"| `{key}` | ")
        assert field.description
        assert field.description.endswith(".")
        assert field.description in row
