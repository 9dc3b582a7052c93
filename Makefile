# Sets up and runs everything, on a machine that has Python 3.11 or newer and make. `make help` lists the targets.
#
# What is installed is locked with hashes under requirements/, and comes as wheels only: installing runs no
# code of anyone's. The package itself is installed by the locked build backend, which may fetch nothing.

PYTHON ?= python3
ARGS ?=
UPGRADE ?=

VENV := .venv
BIN := $(VENV)/bin
WHEELHOUSE := .cache/wheelhouse
NODE := .cache/node
GOVUK := src/goldenthread/web/static/govuk
LOCKER := .cache/lock

# Errors alone: pip warns of much that is no concern of whoever types make.
PIP_FLAGS := -qq --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all:
COMPILE = $(LOCKER)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(if $(UPGRADE),--upgrade)

# Said before what takes a while, since nothing else is printed when all goes well.
say = @echo "$(1)" >&2

.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help demo install assets test check lint format-check types imports format bench lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: install ## Show what the example reports say, and serve the example council
	@$(BIN)/goldenthread demo $(ARGS)

install: $(VENV)/.package $(GOVUK)/govuk-frontend.min.js ## Set up .venv/bin/goldenthread
	@:

assets: $(GOVUK)/govuk-frontend.min.js ## Put the style sheets and scripts of the web pages in place
	@:

test: $(VENV)/.dev $(GOVUK)/govuk-frontend.min.js $(WHEELHOUSE)/.made ## Run all tests, those of the web on both databases; ARGS="-k words" picks some
	@$(BIN)/python -m pytest $(ARGS)
	@$(BIN)/python -m tests.web.on_postgres $(ARGS)

check: lint format-check types imports ## Check style, types and what may import what

lint: $(VENV)/.dev
	@$(BIN)/ruff check --quiet --output-format concise .

format-check: $(VENV)/.dev
	@$(BIN)/ruff format --quiet --check . || { echo "make format puts these right" >&2; exit 1; }

types: $(VENV)/.dev
	@$(BIN)/mypy --no-error-summary

imports: $(VENV)/.dev
	@mkdir -p .cache
	@$(BIN)/lint-imports --no-logo --cache-dir .cache/import_linter > .cache/imports.log 2>&1 \
	    || { cat .cache/imports.log >&2; exit 1; }

format: $(VENV)/.dev ## Put the style right where a tool can
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: $(VENV)/.package ## Measure speed and memory, and print a table
	@$(BIN)/python -m bench

lock: $(LOCKER)/.made ## Write the locks anew from pyproject.toml; UPGRADE=1 takes newer versions
	$(call say,Writing the locks ...)
	@$(COMPILE) --group lock --output-file requirements/lock.txt > /dev/null
	@$(COMPILE) --group build --output-file requirements/build.txt > /dev/null
	@$(COMPILE) --group node --output-file requirements/node.txt > /dev/null
	@$(COMPILE) pyproject.toml --extra web --constraints requirements/build.txt --output-file requirements/run.txt > /dev/null
	@$(COMPILE) pyproject.toml --extra web --group dev --constraints requirements/build.txt \
	    --constraints requirements/run.txt --output-file requirements/dev.txt > /dev/null

clean: ## Remove everything that was made
	@rm -rf $(VENV) .cache build dist .hypothesis node_modules $(GOVUK)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for a finished step, so that a step is done once and again only when what it needs changes.

define usable_python
@command -v $(firstword $(1)) > /dev/null || { \
    echo "Python was not found as '$(1)'. Install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
@$(1) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
    echo "'$(1)' is older than Python 3.11. Install a newer one and name it: make PYTHON=python3.11" >&2; exit 1; }
@$(1) -c 'import ensurepip, venv' 2> /dev/null || { \
    echo "'$(1)' can't make environments: its modules venv and ensurepip are missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
endef

$(VENV)/.made:
	$(call usable_python,$(PYTHON))
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: requirements/build.txt requirements/run.txt $(VENV)/.made
	$(call say,Setting up $(VENV) ...)
	@$(BIN)/python -m pip install $(PIP_FLAGS) $(LOCKED) -r requirements/build.txt -r requirements/run.txt
	@touch $@

$(VENV)/.package: pyproject.toml src/goldenthread/__init__.py $(VENV)/.run
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-index --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.package
	$(call say,Setting up what tests and checks need ...)
	@$(BIN)/python -m pip install $(PIP_FLAGS) $(LOCKED) -r requirements/dev.txt
	@touch $@

# GOV.UK Frontend comes ready made: nothing is built, and no script of a package is run. Its fonts and the crown are
# left behind, as councils have no licence for them, and so are the source maps. Where there is no npm, one comes from the Python package index.
$(GOVUK)/govuk-frontend.min.js: package.json package-lock.json | $(VENV)/.made
	$(call say,Fetching the style sheets ...)
	@command -v npm > /dev/null || $(MAKE) --no-print-directory $(NODE)/.made
	@PATH="$$PATH:$(CURDIR)/$(NODE)/bin" npm ci --ignore-scripts --no-audit --no-fund --silent
	@mkdir -p $(GOVUK)
	@for part in css js; do \
	    sed -E 's,/[/*]# sourceMappingURL=.*,,; s/@font-face\{[^}]*\}//g; s/"?GDS Transport"?/"Helvetica Neue"/g' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.$$part \
	        > $(GOVUK)/govuk-frontend.min.$$part || exit 1; done
	@touch $@

$(NODE)/.made: requirements/node.txt | $(VENV)/.made
	@rm -rf $(NODE)
	@$(BIN)/python -m venv $(NODE)
	@$(NODE)/bin/python -m pip install $(PIP_FLAGS) $(LOCKED) -r requirements/node.txt
	@touch $@

# The wheels that an installation takes: the test of our own wheel installs it from these, without network.
$(WHEELHOUSE)/.made: requirements/run.txt | $(VENV)/.made
	@rm -rf $(WHEELHOUSE)
	@$(BIN)/python -m pip download $(PIP_FLAGS) $(LOCKED) --dest $(WHEELHOUSE) -r requirements/run.txt
	@touch $@

$(LOCKER)/.made: | $(VENV)/.made
	@rm -rf $(LOCKER)
	@$(BIN)/python -m venv $(LOCKER)
	@$(LOCKER)/bin/python -m pip install $(PIP_FLAGS) $(LOCKED) -r requirements/lock.txt
	@touch $@
