"""The page at `/`: a Gradio app whose shell is ours, and the endpoints it and `gradio_client` call.

Endpoints: `/ask` (a message in, the answer's JSON out; for programs), and for the page itself `/turn` (the
same turn as it grows, as HTML), `/restore`, `/resume` (the panel, for a page older than the index), `/rate`,
`/forget`. The markup is a constant of the server:
nothing a visitor typed or a document says enters it unescaped. It refuses to decide anything about answers.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from chatbot.desk import Records
from chatbot.errors import VisitorError
from chatbot.models import Profile, Turn
from chatbot.vocabulary import NAMELESS
from chatbot.web.conversation import TOO_OLD, Conversations
from chatbot.web.crew import Answering
from chatbot.web.panel import render_panel
from chatbot.web.refusal import Refusal
from chatbot.web.render import (
    anchor,
    link_label,
    link_target,
    profile_links,
    render_answer,
)
from chatbot.web.sessions import Sessions
from chatbot.web.share import MAX_LINKED, linked_questions, shared_text
from chatbot.web.theme import palette
from chatbot.web.turns import Watch, unwatched, watched

if TYPE_CHECKING:
    from gradio import Blocks

    from chatbot.bot import Bot
    from chatbot.settings import Settings

CONCURRENT_TURNS = 4
WAITING_TURNS = 32

INCOMPLETE = 'Some values are missing: send {"data": ["your question", ""]}, the second is the session_id.'

MAX_CHIPS = 3
QUESTIONS_TOLD_ALONE = 1_000


class PageConversations(Conversations):
    """What the page's endpoints do, without Gradio. Safe to share between threads."""

    def __init__(
        self,
        bot: Bot,
        settings: Settings,
        sessions: Sessions,
        records: Records,
        watch: Watch = unwatched,
        answering: Answering | None = None,
    ) -> None:
        super().__init__(bot, settings, sessions, records, answering)
        self._watch = watch
        self._links = profile_links(bot.profile)
        self._alone = lru_cache(QUESTIONS_TOLD_ALONE)(lambda message: self.reread(message, ()))

    def turns(self, message: object, session_id: str | None) -> Iterator[Turn]:
        """The turn as `stream` has it, told to `watch` when it ends. What it waited in Gradio's queue before
        is not counted: nobody here saw it."""
        question = self.question(message)
        return watched(self._watch, "page", self.stream(question, session_id))

    def stream_for_page(self, message: object, session_id: str | None) -> Iterator[dict[str, Any]]:
        """The same as dictionaries for the page's script, or one `refused` for what a visitor must change.

        The last one holds what can be passed on of the finished answer, as `restore` has it.
        """
        shown: dict[str, Any] | None = None
        try:
            for turn in self.turns(message, session_id):
                shown = self._shown(turn, self._asked(turn.answer.session_id) | {_same(turn.message)})
                yield shown
        except VisitorError as error:
            yield {"refused": str(error)}
        if shown is not None and (kept := self.history(shown["session_id"])):
            yield shown | self._to_share(kept)

    def restore(self, session_id: str | None) -> list[dict[str, Any]]:
        """The conversation so far, for a page that was loaded again."""
        asked = self._asked(session_id)
        turns = self.history(session_id)
        return [
            self._shown(turn, asked) | self._to_share(turns[:number]) for number, turn in enumerate(turns, 1)
        ]

    def resume(self) -> dict[str, str]:
        """The résumé as it is now, for a page that was loaded before the index was built anew."""
        bot = self._bot
        return {"generation": bot.index.generation, "html": render_panel(bot.documents, bot.resume)}

    def rate(self, session_id: str | None, answer_id: str, verdict: str) -> dict[str, Any]:
        """Keeps a verdict on an answer of this very conversation. `{"kept", "message"}`."""
        if verdict not in ("up", "down"):
            return {"kept": False, "message": TOO_OLD}
        try:
            self.keep_verdict(session_id, answer_id, "up" if verdict == "up" else "down")
        except Refusal as refusal:
            return {"kept": False, "message": TOO_OLD if refusal.code == "feedback_off" else refusal.message}
        return {"kept": True, "message": "Thank you, noted."}

    def _asked(self, session_id: str | None) -> set[str]:
        return {_same(turn.message) for turn in self.history(session_id)}

    def _shown(self, turn: Turn, asked: Collection[str]) -> dict[str, Any]:
        """`asked`: what this visitor need not be offered again."""
        answer = turn.answer
        # An answer that leads nowhere must not be the end of the visit.
        begin = [starter for starter in self._bot.profile.starters if _same(starter) not in asked]
        return {
            "session_id": answer.session_id,
            "answer_id": answer.id,
            "message": turn.message,
            "status": answer.status,
            "html": render_answer(answer, self._links),
            "text": answer.answer,
            "generation": answer.generation,
            "suggestions": list(answer.suggestions) or begin[:MAX_CHIPS],
        }

    def _to_share(self, turns: Sequence[Turn]) -> dict[str, Any]:
        """Of the last of these turns: `shared` the text, `link` the questions of a link to it."""
        return {
            "shared": shared_text(turns[-1], self._bot.profile),
            "link": linked_questions(turns, self.reread, self._alone),
        }


def _same(question: str) -> str:
    """Equal for questions that a reader would call the same."""
    return " ".join(re.findall(r"\w+", question.casefold()))


def build_page(bot: Bot, settings: Settings, conversations: PageConversations) -> Blocks:
    """The Gradio app, to be mounted. Nothing in it starts a server or a thread."""
    # Gradio reads the first at import, and would otherwise report home; the second when it makes its queue,
    # and would otherwise draw up statistics with pandas after every single event.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(2**31)
    import gradio as gr
    from gradio.events import api

    # The types below are for Gradio's description of the endpoints; a caller may still send anything.
    def ask(message: str, session_id: str = "") -> Iterator[dict]:  # type: ignore[type-arg]  # read by Gradio
        """Ask one question about the résumé. Send the answer's `session_id` with the next one to go on."""
        try:
            for turn in conversations.turns(message, str(session_id)):
                yield turn.answer.model_dump(mode="json")
        except VisitorError as error:
            raise gr.Error(str(error), print_exception=False) from error

    def turn(message: str, session_id: str = "") -> Iterator[dict]:  # type: ignore[type-arg]
        yield from conversations.stream_for_page(message, str(session_id))

    def restore(session_id: str = "") -> list:  # type: ignore[type-arg]
        return conversations.restore(str(session_id))

    def resume() -> dict:  # type: ignore[type-arg]
        return conversations.resume()

    def rate(session_id: str, answer_id: str, verdict: str) -> dict:  # type: ignore[type-arg]
        return conversations.rate(str(session_id), str(answer_id), str(verdict))

    def forget(session_id: str) -> None:
        conversations.forget(str(session_id))

    blocks: Blocks
    with gr.Blocks(title=page_title(bot.profile), analytics_enabled=False, fill_width=True) as blocks:
        # Markdown, not gr.HTML: the latter evaluates its template in the browser and needs 'unsafe-eval'.
        gr.Markdown(
            page_markup(bot, settings),
            sanitize_html=False,
            latex_delimiters=[],
            container=False,
            elem_id="rc-root",
        )
        api(ask, api_name="ask", api_description="Ask one question about the résumé.")
        for private in (turn, restore, resume, rate, forget):
            api(private, api_name=private.__name__, api_visibility="undocumented")
    check = blocks.validate_inputs

    def validate_inputs(*inputs: Any) -> None:
        """Gradio's own check, which ends a call with too few values in a traceback in the log."""
        try:
            check(*inputs)
        except ValueError as error:
            raise gr.Error(INCOMPLETE, print_exception=False) from error

    blocks.validate_inputs = validate_inputs  # type: ignore[method-assign, assignment]
    blocks.queue(api_open=False, max_size=WAITING_TURNS, default_concurrency_limit=CONCURRENT_TURNS)
    return blocks


def page_title(profile: Profile) -> str:
    """What the browser's tab and a shared link say."""
    if profile.name == NAMELESS:
        return "Ask about the résumé"
    return f"{profile.name} · ask about the résumé"


def page_name(profile: Profile) -> str:
    """The name over the page; of someone whose name is not known, a heading."""
    return profile.name[:1].upper() + profile.name[1:] if profile.name == NAMELESS else profile.name


def page_markup(bot: Bot, settings: Settings) -> str:
    """The whole shell as one line of HTML: a blank line would hand the rest to the Markdown parser."""
    profile = bot.profile
    markup = (
        f'<div id="rc-page" data-max-chars="{settings.max_question_chars}" data-max-linked="{MAX_LINKED}" '
        f'data-feedback="{"on" if settings.feedback else "off"}" '
        f'data-generation="{escape(bot.index.generation)}" '
        f'style="{palette(settings.theme_color).style()}">'
        f"{_header(profile)}"
        f'<div class="rc-columns">{_chat(profile, settings)}{_panel(bot)}</div>'
        f'<p id="rc-live" class="rc-sr" role="status" aria-live="polite"></p></div>'
    )
    return " ".join(markup.split())


def _header(profile: Profile) -> str:
    links = "".join(
        f"<li>{anchor(target, link_label(link), 'rc-link')}</li>"
        for link in profile.links
        if (target := link_target(link)) is not None
    )
    email = (
        f"<li>{anchor(f'mailto:{profile.email}', 'E-mail', 'rc-link rc-link-mail')}</li>"
        if profile.email
        else ""
    )
    lines = "".join(f"<p>{escape(line)}</p>" for line in profile.headline)
    place = f'<p class="rc-location">{escape(profile.location)}</p>' if profile.location else ""
    reach = [profile.email] if profile.email else []
    reach += [target for link in profile.links if (target := link_target(link)) is not None]
    return (
        '<header class="rc-header"><div class="rc-who">'
        f'<div class="rc-name-line"><h1>{escape(page_name(profile))}</h1>{place}</div>'
        f'<div class="rc-headline">{lines}</div>'
        f'<p class="rc-paper-only">{escape(" · ".join(reach))}</p></div>'
        f'<ul class="rc-contact" aria-label="Contact">{email}{links}</ul>'
        '<button type="button" id="rc-open" class="rc-quiet" aria-controls="rc-panel" aria-expanded="false">'
        f"{_icon('page')}<span>Résumé</span></button></header>"
    )


def _chat(profile: Profile, settings: Settings) -> str:
    starters = "".join(
        f'<li><button type="button" class="rc-chip" data-question="{escape(question)}">'
        f"{escape(question)}</button></li>"
        for question in profile.starters
    )
    offered = (
        '<section id="rc-starters" aria-label="Questions to begin with">'
        f'<p class="rc-hint">For example</p><ul class="rc-chips">{starters}</ul></section>'
        if starters
        else ""
    )
    return (
        '<section class="rc-chat" id="rc-chat" aria-labelledby="rc-chat-title">'
        '<h2 id="rc-chat-title" class="rc-sr">Chat</h2>'
        '<div class="rc-log" id="rc-log" role="log" aria-live="off" aria-label="Conversation" tabindex="0">'
        f'<div class="rc-intro"><p class="rc-greeting">{escape(profile.greeting)}</p>'
        f'<p class="rc-about">{escape(profile.about)}</p>{offered}</div><div id="rc-turns"></div>'
        '<p id="rc-printed" class="rc-paper-only"></p></div>'
        '<form class="rc-composer" id="rc-form" autocomplete="off" novalidate>'
        '<p id="rc-problem" class="rc-problem" role="alert"></p>'
        '<div class="rc-box"><label class="rc-sr" for="rc-input">Your question</label>'
        f'<textarea id="rc-input" rows="1" enterkeyhint="send" aria-describedby="rc-count rc-problem" '
        f'placeholder="Ask about {escape(profile.name)}"></textarea>'
        f'<button type="submit" id="rc-send" class="rc-send" aria-label="Send">'
        f"{_icon('send')}{_icon('stop')}</button></div>"
        '<div class="rc-under"><span class="rc-keys">Enter to send, Shift + Enter for a new line</span>'
        '<span id="rc-count" class="rc-count"></span>'
        '<button type="button" id="rc-clear" class="rc-quiet rc-small" hidden>Clear conversation</button>'
        "</div></form></section>"
    )


def _panel(bot: Bot) -> str:
    return (
        '<div class="rc-panel" id="rc-panel" role="complementary" aria-label="Résumé">'
        f'<div class="rc-panel-head"><button type="button" id="rc-back" class="rc-quiet">{_icon("back")}'
        '<span id="rc-back-label">Back to the chat</span></button><h2>Résumé</h2>'
        '<button type="button" id="rc-close" class="rc-quiet rc-icon" aria-label="Hide the résumé">'
        f"{_icon('close')}</button></div>"
        '<div class="rc-scroll" id="rc-scroll" tabindex="0" role="region" aria-label="Text of the résumé">'
        '<p id="rc-outdated" class="rc-note" hidden></p>'
        f'<div id="rc-papers">{render_panel(bot.documents, bot.resume)}</div></div></div>'
    )


_ICONS = {
    "send": "M12 19V5M5.5 11.5 12 5l6.5 6.5",
    "stop": "M8 8h8v8H8z",
    "page": "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
    "back": "M15 5l-7 7 7 7",
    "close": "M6 6l12 12M18 6L6 18",
}


def _icon(name: str) -> str:
    shape = f'<path d="{_ICONS[name]}"/>'
    return f'<svg class="rc-svg rc-svg-{name}" viewBox="0 0 24 24" aria-hidden="true">{shape}</svg>'
