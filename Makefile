# Two commands: `make run` serves the site, `make test` checks everything.
# Python comes from the hashed lock; Debian's Chromium and PostgreSQL are installed for the tests where that is possible.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq

.PHONY: run test lint types walls unit bench long parts lock clean

run: $(VENV)/.run
	@$(BIN)/quiz serve

test: $(VENV)/.test parts lint types walls unit

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

walls: $(VENV)/.test
	$(BIN)/lint-imports

unit: $(VENV)/.test
	$(BIN)/pytest

bench: $(VENV)/.test
	$(BIN)/python -m bench

# What the tests use beside Python; without it the tests that need it say so and are skipped.
parts:
	@command -v chromium >/dev/null || ($(APT) chromium) || echo "chromium is missing: browser tests will be skipped"
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || ($(APT) postgresql) || echo "postgresql is missing: its tests will be skipped"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Marquee needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { ($(APT) python3-venv) && rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); } || { echo "Python's venv is missing: install it (on Debian: apt install python3-venv)"; exit 1; }

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Preparing Python (once) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@echo "Preparing the tools of the tests (once) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Redo both locks from pyproject.toml; needs uv.
lock:
	uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 --universal --group build pyproject.toml -o requirements.lock
	uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 --universal --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
