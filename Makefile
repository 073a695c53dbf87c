# SPDX-License-Identifier: MPL-2.0
# Each target sets up what it needs first; a second time that takes no time.
.DEFAULT_GOAL := help
.PHONY: help run test check bench format lock
PYTHON := .venv/bin/python
CODE := manage.py partnerskab activities budgets targets tests

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

run: ## set up, load the sample partnership and serve http://127.0.0.1:8000
	@.ci/setup run
	@exec $(PYTHON) manage.py serve --sample

test: ## run every test, those in a browser included
	@.ci/setup test
	$(PYTHON) -m pytest --numprocesses=auto

check: ## lint, format, types, missing migrations
	@.ci/setup check
	.venv/bin/ruff check $(CODE)
	.venv/bin/ruff format --check $(CODE)
	.venv/bin/djlint templates --lint --quiet
	.venv/bin/mypy
	$(PYTHON) manage.py makemigrations --check --dry-run

bench: ## the benchmarks, as a table of medians and ratios
	@.ci/setup check
	$(PYTHON) -m tests.bench

format: ## put code and templates in order
	@.ci/setup check
	.venv/bin/ruff check --fix $(CODE)
	.venv/bin/ruff format $(CODE)

lock: ## pin the newest versions of all dependencies, with hashes and without addresses
	@.ci/setup check
	@.ci/lock
