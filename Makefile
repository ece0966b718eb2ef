# `make` alone lists the targets. Each target is one or two plain commands: docs/getting-started.md.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PLUGIN = duckdb_plugin

.DEFAULT_GOAL := help
.PHONY: help install demo incident health load build test thorough spark-test lint format docs wheels bench lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@awk '!/^#/ && !seen[$$1]++ { parts = parts " " $$1 } END { print "Parts of make thorough:" parts }' .ci/parts

demo: $(VENV)/installed ## Install, replay the recorded games, build, back up, write the health page (network: PyPI only)
	@$(BIN)/python -m ingestion.demo

incident: $(VENV)/installed ## Replay the incident: three of four tables lost at true size, restored, verified
	@$(BIN)/python -m tests.incidents.story

health: $(VENV)/installed ## Write the health page of all protected tables (docs/health.md) into data/health.html
	@$(BIN)/python -m ingestion.health_page

load: $(VENV)/installed ## Fetch new games from the NHL's API (ARGS="--since 2026-11-01" and the like)
	@$(BIN)/dlt pipeline nhl run $(ARGS)

build: $(VENV)/installed ## Build silver, gold and snapshots over bronze and test them (ARGS as dbt takes them)
	@$(BIN)/dbt build $(ARGS)

test: $(VENV)/installed-dev ## Run lint and tests, as .ci/run does (ARGS="-k shifts" selects tests)
	@PATH="$(abspath $(BIN)):$$PATH" .ci/checks $(ARGS)

thorough: $(VENV)/installed-dev ## Run lint and tests with every repeat, part by part (PART=guard for one part)
	@PATH="$(abspath $(BIN)):$$PATH" .ci/thorough "$(PART)" $(ARGS)

spark-test: $(VENV)/installed-dev ## Run the stand-in's and the recovery tests on Spark and Delta (needs Java 17; ARGS as pytest takes them)
	@PATH="$(abspath $(BIN)):$$PATH" .ci/spark all $(ARGS)

lint: $(VENV)/installed-dev ## Run lint only: ruff, mypy, sqlfmt, sqlfluff, and the links of the documents
	@PATH="$(abspath $(BIN)):$$PATH" .ci/lint

format: $(VENV)/installed-dev ## Format the code: ruff for Python, sqlfmt for macros
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format . ; $(BIN)/sqlfmt macros

docs: $(VENV)/installed-dev ## Build the documentation site into site/ (mkdocs serve shows it)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

wheels: $(VENV)/installed ## Build the wheels of the application and of the plug-in into dist/
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist ./$(PLUGIN) .

bench: $(VENV)/installed-dev ## Measure the speeds that the documents state, one table each
	@for each in bench/[!_]*.py; do $(BIN)/python "$$each" || exit 1; done

lock: $(VENV)/installed-dev ## Rewrite constraints.txt from pyproject.toml (UPGRADE=1: the newest versions in range)
	@$(PIP) uv
	@grep '^#' constraints.txt > constraints.head
# The plug-in is a folder (tool.uv.sources): its dependencies are locked here, and the plug-in itself has no line.
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --no-header \
	  --no-annotate --no-emit-index-url --no-emit-package dbt-duckdb-delta --quiet $(if $(UPGRADE),--upgrade) \
	  --output-file constraints.txt > /dev/null
	@cat constraints.head constraints.txt > constraints.new && mv constraints.new constraints.txt && rm constraints.head

install: $(VENV)/installed-dev ## Install the development tools into .venv

clean: ## Remove generated files: .venv, target, logs (never data)
	rm -rf $(VENV) target logs site dist .pytest_cache .ruff_cache .mypy_cache build *.egg-info $(PLUGIN)/build $(PLUGIN)/*.egg-info

# Stamps: an installation is repeated only when its inputs have changed.
$(VENV)/installed: pyproject.toml $(PLUGIN)/pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	  || { echo "nhl-lakehouse needs Python 3.11 to 3.14; name one: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Installing into $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -e ./$(PLUGIN) -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing the development tools into $(VENV) ..."
	@$(PIP) -e ./$(PLUGIN) -e '.[dev]'
	@touch $@
