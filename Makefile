# The same commands by hand and in CI. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
CASES ?= 100000
SCENARIOS ?=
KILLS ?= 25
FILES ?= 200000
COMPONENTS ?=
DRILL ?=
SEED ?=
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

SYSTEM_PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3 2>/dev/null))
VENV := .venv
PYTHON := $(VENV)/bin/python
SERVICES := $(PYTHON) -m commonplatform.devservices
CHECKS := $(PYTHON) -m commonplatform.devservices.checks
PREREQUISITES := commonplatform/devservices/prerequisites.py

INSTALLED := $(VENV)/.installed
NODE_MODULES := node_modules/.installed
ASSETS := static/dist/.built
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

.PHONY: help setup demo stop reset services seed test test-unit test-functional test-journeys bench drill mutated cuts
.PHONY: assets messages format lint types contracts lock clean system-libraries converters chromium

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## ---- set-up: each step is done once, and again when what it depends on changes

setup: $(INSTALLED) $(ASSETS) $(CATALOGUES) system-libraries ## everything `make demo` needs, without starting it

$(INSTALLED): requirements/development.lock
	@test -n "$(SYSTEM_PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install -y python3.11"; exit 1; }
	@$(SYSTEM_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed, $(SYSTEM_PYTHON) is older."; exit 1; }
	@test -x $(PYTHON) || $(SYSTEM_PYTHON) $(PREREQUISITES) venv
	@$(PYTHON) -c '' 2>/dev/null \
		|| { echo "Making the virtual environment $(VENV)"; $(SYSTEM_PYTHON) -m venv --clear $(VENV); }
	@echo "Installing the Python packages of $< (once per change of it; a few minutes the first time)"
	@$(PYTHON) -m pip install --quiet --require-hashes --only-binary :all: --requirement $<
	@touch $@

$(NODE_MODULES): package.json package-lock.json | $(INSTALLED)
	@echo "Installing the packages for styles and scripts"
	@$(PYTHON) -m commonplatform.devservices.assets install
	@touch $@

$(ASSETS): $(NODE_MODULES) $(shell find static/src -type f 2>/dev/null)
	@echo "Building styles and scripts"
	@$(PYTHON) -m commonplatform.devservices.assets build
	@touch $@

%.mo: %.po | $(INSTALLED)
	@$(PYTHON) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@ --statistics

system-libraries: $(INSTALLED)
	@$(PYTHON) $(PREREQUISITES) weasyprint clamd

converters: $(INSTALLED)
	@$(PYTHON) $(PREREQUISITES) converters

chromium: $(INSTALLED)
	@$(PYTHON) $(PREREQUISITES) chromium

assets: $(ASSETS) ## build styles and scripts
messages: $(CATALOGUES) ## compile the message catalogues

## ---- the demo

demo: setup ## the whole service with demonstration data on http://localhost:8000 (PORT= changes it)
	@$(PYTHON) $(PREREQUISITES) converters || echo "Without them documents other than PDF can only be downloaded."
	@$(SERVICES) demo

stop: $(INSTALLED) ## end a running demo from another terminal
	@$(SERVICES) stop

reset: $(INSTALLED) ## end the demo and throw its data away
	@$(SERVICES) reset

services: setup ## only Postgres, Valkey and S3, for work with manage.py
	@$(SERVICES) services

seed: setup ## demonstration data into the running services
	@$(PYTHON) manage.py prepare_demo
	@$(PYTHON) manage.py tell_evidence

## ---- checks

test: setup converters chromium ## everything CI runs: format, lint, types, contracts, migrations, tests, journeys
	@$(CHECKS)

test-unit: setup converters ## only the unit and architecture tests
	@$(CHECKS) unit

test-functional: setup converters ## only the functional tests
	@$(CHECKS) functional

test-journeys: setup converters chromium ## only the browser journeys
	@$(CHECKS) journeys

format: $(INSTALLED) ## rewrite the code in the house format
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix --quiet . || true

lint: $(INSTALLED) ## format and lint, without changing anything
	@$(CHECKS) format lint

types: $(INSTALLED) ## mypy --strict
	@$(CHECKS) types

contracts: $(INSTALLED) ## who may import whom
	@$(CHECKS) contracts

bench: setup ## speed against the floor, measured in the same run (CASES= and SCENARIOS= change what)
	@$(PYTHON) $(PREREQUISITES) qpdf
	@$(SERVICES) --state var/bench-$(CASES) test --durable -- scripts/bench $(CASES) $(SCENARIOS)

drill: setup ## kill every part while pleas are sent, then count (KILLS= COMPONENTS= DRILL="kills down burst" SEED=)
	@$(PYTHON) -m commonplatform.benchmarks.drill $(DRILL) --kills $(KILLS) \
		$(if $(COMPONENTS),--components $(COMPONENTS)) $(if $(SEED),--seed $(SEED))

mutated: setup ## files changed at random through the inspection of uploads (FILES= SEED= FIRST=)
	@nice -n 10 $(PYTHON) -m commonplatform.benchmarks.mutated --files $(FILES) \
		$(if $(SEED),--seed $(SEED)) $(if $(FIRST),--first $(FIRST))

cuts: setup converters ## documents cut off after every write to Postgres and the store, then looked at
	@CUTS=every $(SERVICES) --state var/cuts test -- $(PYTHON) -m pytest -q --create-db --show-capture=no \
		tests/functional/disclosure/test_cut_at_every_write.py

## ---- upkeep

lock: $(INSTALLED) ## pin the dependencies of pyproject.toml again, with hashes (needs `uv`)
	@uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml --output-file requirements/production.lock
	@uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 --all-extras \
		pyproject.toml --output-file requirements/development.lock

clean: ## remove what was built; the demo's data stays
	@rm -rf $(VENV) node_modules static/dist var/static .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete 2>/dev/null || true
