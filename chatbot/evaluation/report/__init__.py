"""A run for people and machines to read: one page, a comment on a pull request, JUnit, JSON."""

from chatbot.evaluation.report.file import SUFFIXES, check_suffix, write
from chatbot.evaluation.report.lines import summary_lines
from chatbot.evaluation.report.wording import counted

__all__ = ["SUFFIXES", "check_suffix", "counted", "summary_lines", "write"]
