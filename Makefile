# Needs make and Python 3.11+, nothing else. `make` alone lists the targets.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SHELL  := /bin/sh
# Processes that run the tests. More than two share one machine's memory and timers for little gain.
WORKERS ?= 2
.DEFAULT_GOAL := help
.PHONY: help install run test check bench eval train torture clean

help:             ## this list
	@grep -E '^[a-z]+: .*## |^[a-z]+: +## ' Makefile | sed -E 's/:.*## /	/' | sort

# The stamp holds what the installation was made from (pyproject.toml, this folder): a second call is quick,
# a changed pyproject.toml or a moved checkout installs again. cksum is POSIX; sha256sum is not on macOS.
install:          ## make .venv and install into it (a second call is quick)
	@want="$$(cksum pyproject.toml) $(CURDIR)"; \
	if [ -x $(BIN)/resume-chatbot ] && [ "$$(cat $(STAMP) 2>/dev/null)" = "$$want" ]; then exit 0; fi; \
	set -e; \
	if [ ! -x $(BIN)/python ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  found=""; \
	  for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "No Python 3.11 or newer was found; install one (https://www.python.org/downloads/) or name it: make install PYTHON=/path/to/python3" >&2; exit 1; \
	  fi; \
	  echo "Making $(VENV) with $$("$$found" --version)"; \
	  "$$found" -m venv $(VENV) || { \
	    echo "$$found cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	fi; \
	echo "Installing into $(VENV) (the first time takes a few minutes)"; \
	$(BIN)/python -m pip install -qq --upgrade 'pip>=25'; \
	$(BIN)/python -m pip install -qq --editable '.[dev]'; \
	echo "$$want" > $(STAMP)

run: install      ## build the index from seeds/ if needed and serve on 127.0.0.1:7860
	@$(BIN)/resume-chatbot serve

check: install    ## format, lint, types, one-way imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: check       ## everything, the browser tests included
	@$(BIN)/python tests/browser/chromium.py --install
	@$(BIN)/python tests/chatbot/evaluation/exchange/theirs.py --install
	$(BIN)/python -m pytest -n $(WORKERS)

bench: install    ## measure: against the stock LangChain quick-start (in .venv-bench), and each part beside what it is compared with
	@$(BIN)/python tests/bench/run.py
	@PYTHONPATH=. $(BIN)/python tests/bench/pdf.py
	@PYTHONPATH=. $(BIN)/python tests/bench/evaluation.py
	@PYTHONPATH=. $(BIN)/python tests/bench/widget.py
	@PYTHONPATH=. $(BIN)/python tests/bench/doors.py
	@PYTHONPATH=. $(BIN)/python -m tests.chatbot.llm.figures --short

eval: install     ## ask and judge every question set, ours beside the stock chain, into the README
	@$(BIN)/python tests/collection/figures.py --write
	@$(BIN)/python -m chatbot.learning.measure land moving

train: install    ## teach the encoder how recruiters ask (about forty minutes) and what they ask for, fit the judge, measure
	@$(BIN)/python -m pip install -qq --editable '.[train]'
	$(BIN)/python -m chatbot.learning.train
	$(BIN)/python -m chatbot.learning.intents --write
	$(BIN)/python -m chatbot.learning.fit --write
	$(BIN)/python -m chatbot.learning.measure --card

# Each control damages on purpose and must be found out (status 1), or the run before it proves nothing.
torture: install  ## the long safety runs (an hour)
	$(BIN)/python tests/torture/index_kill.py --rounds 200
	$(BIN)/python tests/torture/index_kill.py --rounds 20 --control; test $$? -eq 1
	$(BIN)/python tests/torture/reader_fuzz.py --rounds 300
	$(BIN)/python tests/torture/reader_fuzz.py --control; test $$? -eq 1
	$(BIN)/python tests/torture/shapes.py --requests 50000
	$(BIN)/python tests/torture/shapes.py --requests 1000 --control; test $$? -eq 1

clean:            ## remove environments and caches; the state folder .resume-chatbot stays
	rm -rf $(VENV) .venv-bench .venv-exchange build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find chatbot index tests -name __pycache__ -type d -prune -exec rm -rf {} +
