"""A chat model by one setting; what is missing is one sentence; the key is nowhere."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest
from pydantic import ValidationError

from chatbot.errors import OperatorError
from chatbot.llm.call import Call, Limits
from chatbot.llm.provider import check_provider, named, open_provider
from chatbot.prompts import probe
from chatbot.settings import Settings
from tests.chatbot.llm.loopback import loopback

KEY = "sk-canary-4242424242424242"
URL = "http://127.0.0.1:9/v1"


def test_a_compatible_server_needs_its_address() -> None:
    with pytest.raises(OperatorError, match="llm_base_url = "):
        check_provider(Settings(llm="openai-compatible:tiny"))


def test_a_missing_package_is_one_sentence_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    without: Any = lambda name, *rest: None if name == "langchain_anthropic" else find(name, *rest)  # noqa: E731
    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(OperatorError, match=r"pip install -e '\.\[anthropic\]'"):
        check_provider(Settings(llm="anthropic:claude", llm_key=KEY))


def test_the_key_is_in_no_text_of_the_settings_or_the_provider() -> None:
    settings = Settings(llm="openai-compatible", llm_base_url=URL, llm_key=KEY)
    provider = open_provider(settings)
    assert KEY not in f"{settings!r} {settings.model_dump_json()} {provider!r} {provider._model!r}"
    assert named(settings) == ("openai-compatible", "")
    assert provider.label == "openai-compatible"


@pytest.mark.parametrize("llm", ["gpt", "openai:", "openai: x", "vertex:x", "openai-compatible:"])
def test_what_is_no_model_is_refused(llm: str) -> None:
    with pytest.raises(ValidationError):
        Settings(llm=llm)


def test_a_key_that_is_missing_is_told_without_the_librarys_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(OperatorError, match="set the key"):
        open_provider(Settings(llm="openai:some-model"))


@pytest.mark.parametrize(
    ("package", "llm"), [("langchain_anthropic", "anthropic:any"), ("langchain_ollama", "ollama:any")]
)
def test_the_other_providers_are_called_and_their_faults_told(package: str, llm: str) -> None:
    pytest.importorskip(package)  # extras of their own
    settings = Settings(llm=llm, llm_base_url="http://127.0.0.1:9", llm_key=KEY)
    provider = open_provider(settings)
    assert KEY not in repr(provider._model)
    call = Call(lambda: provider.pieces(probe()), Limits(first_s=5, total_s=9))
    assert "".join(call.pieces()) == ""
    assert call.fault is not None
    assert call.fault.kind == "refused"


def test_ollama_gets_the_key_on_the_request() -> None:
    pytest.importorskip("langchain_ollama")
    with loopback() as server:
        address = server.url.removesuffix("/v1")
        provider = open_provider(Settings(llm="ollama:500", llm_base_url=address, llm_key=KEY))
        call = Call(lambda: provider.pieces(probe()), Limits(first_s=5, total_s=9))
        assert "".join(call.pieces()) == ""
        assert call.fault is not None
        assert (call.fault.kind, call.tries) == ("failing", 2)
        assert server.keys == [f"Bearer {KEY}"] * 2
