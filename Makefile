# Everything runs in .venv, which these commands make. `make demo` and `make test` need only Python and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test check docs bench soak generated pages clean

demo: .venv/installed
	$(BIN)/reportgen demo --output out

test: .venv/test
	$(BIN)/python -m pytest -n 2 -q tests

# The one command before a commit.
check: .venv/check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generate.py --check
	$(BIN)/python -m pytest -n 2 -q tests

# The documentation as a site, in out/docs; a warning is an error.
docs: .venv/docs
	$(BIN)/sphinx-build -W --keep-going --quiet -b html docs out/docs

# Text views of templates and translated messages, after a change of what they are made from.
generated: .venv/check
	$(BIN)/python tools/generate.py

# The pictures of the README and of the guide; needs LibreOffice and poppler.
pages: .venv/check
	$(BIN)/python -m tools.pages
	$(BIN)/python -m tools.guide

# How long everything takes, beside all peers: BENCH="--only ebian rows" for some of it.
bench: .venv/test
	$(BIN)/python benchmarks/bench.py $(BENCH)

# What takes too long for every run.
soak: .venv/test
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -q tests -m "soak or not soak"

clean:
	rm -rf .venv out dist build

.venv/python:
	$(PYTHON) -m venv .venv
	$(PIP) install --upgrade pip
	touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	touch $@

.venv/test: .venv/installed
	$(PIP) install --constraint constraints.txt --group test
	touch $@

.venv/check: .venv/test
	$(PIP) install --constraint constraints.txt --group check
	touch $@

.venv/docs: .venv/installed
	$(PIP) install --constraint constraints.txt --group docs
	touch $@
