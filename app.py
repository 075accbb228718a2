"""Wires and serves, nothing else: `python app.py`, and what a hosted Gradio Space runs.

A Space says where to listen by GRADIO_SERVER_NAME and GRADIO_SERVER_PORT; `chatbot.settings` reads them.
"""

from __future__ import annotations

import sys

from chatbot.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
