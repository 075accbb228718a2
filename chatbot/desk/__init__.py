"""The owner's side: what visitors left behind."""

from chatbot.desk.records import Feedback, Records, Verdict

__all__ = ["Feedback", "Records", "Verdict"]
