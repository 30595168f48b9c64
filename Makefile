# Two commands: `make run` and `make test`. The others are parts of them, or for now and then.
.DEFAULT_GOAL := help
.PHONY: help run codes test check fix bench messages screenshots requirements
PYTHON ?= python3
VENV := .venv/bin/python
# Compiled Python is kept, out of the sources' way: every command and every test that starts a process is quicker.
export PYTHONPYCACHEPREFIX := $(CURDIR)/var/bytecode
unexport PYTHONDONTWRITEBYTECODE

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run:  ## from a fresh clone to the living site at http://127.0.0.1:8000 (PORT=8001 make run; DEBUG=1 for developers)
	@$(PYTHON) tools/environment.py base
	@$(VENV) -m tools.run

codes:  ## the present second-step codes of the demo logins
	@$(PYTHON) tools/environment.py base
	@$(VENV) -m tools.manage demo_codes

test:  ## everything: checks, tests on SQLite and on PostgreSQL with Redis, journeys in a browser
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m tools.test

check:  ## the fast part: format, lint, types, import contracts, migrations, catalogues
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m tools.check

fix:  ## format, and mend what the linters can mend
	@$(PYTHON) tools/environment.py dev
	@.venv/bin/ruff check -q --fix . ; .venv/bin/ruff format .

bench:  ## figures: speed as ratios, queries, bytes, Lighthouse
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m bench.bench

messages:  ## collect the texts to translate into locale/ (needs Debian's gettext)
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m tools.messages
	@$(VENV) -m tools.wagtail_texts

screenshots:  ## pictures of the main pages of a running site (BASE=http://127.0.0.1:8000) into var/screenshots
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m tools.screenshots

requirements:  ## compile the pinned lists anew from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(PYTHON) tools/environment.py dev
	@$(VENV) -m tools.requirements
