"""The web doors: one FastAPI app that serves the recruiter's page. They decide nothing about answers."""

from chatbot.web.app import create_app, serve

__all__ = ["create_app", "serve"]
