# Everything a reader needs starts here; `make` alone prints this list.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SPARK_VENV := .venv/spark
UV := UV_PROJECT_ENVIRONMENT= VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv
WORKERS ?= 2
export TAKAR_HOME ?= var

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test test-sqlite test-postgres browser spark walls lint format types \
	imports law messages alone bench where lock clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

$(BIN)/uv: locks/tools.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Takar needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r locks/tools.txt
	@touch $@

$(VENV)/run.done: $(BIN)/uv locks/run.txt pyproject.toml
	$(UV) pip install --quiet --require-hashes -r locks/run.txt
	$(UV) pip install --quiet --no-deps --editable .
	$(BIN)/python manage.py messages --compile
	@touch $@

$(VENV)/check.done: $(VENV)/run.done locks/check.txt
	$(UV) pip install --quiet --require-hashes -r locks/check.txt
	@touch $@

setup: $(VENV)/run.done ## Make the environment from the lock files

demo: $(VENV)/run.done ## Run the main job on an invented regency; results in demo/
	$(BIN)/python manage.py demo --out demo

serve: $(VENV)/run.done ## Serve what is in TAKAR_HOME on http://127.0.0.1:8000
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py serve

test: walls test-sqlite test-postgres browser ## Pass every test: walls, both databases, browser

test-sqlite: $(VENV)/check.done ## Tests on the embedded default
	$(BIN)/pytest -n $(WORKERS)

test-postgres: $(VENV)/check.done ## Tests that touch the database, on PostgreSQL where it is installed
	$(BIN)/python -m tests.postgres tests/web tests/architecture -n $(WORKERS)

browser: $(VENV)/check.done ## Journeys in a real browser
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest -m browser tests/browser

$(SPARK_VENV)/done: $(BIN)/uv locks/spark.txt pyproject.toml
	$(PYTHON) -m venv $(SPARK_VENV)
	VIRTUAL_ENV=$(CURDIR)/$(SPARK_VENV) $(BIN)/uv pip install --quiet --require-hashes -r locks/spark.txt
	VIRTUAL_ENV=$(CURDIR)/$(SPARK_VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

spark: $(SPARK_VENV)/done ## The same measures on Spark give the same tables (needs Java)
	$(SPARK_VENV)/bin/pytest -m spark -p no:django -c tests/spark.ini tests/engines tests/measures

walls: lint types imports law ## The walls of the house

lint: $(VENV)/check.done ## Style and traps
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/check.done ## Put every file into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

types: $(VENV)/check.done ## Types, strictly
	$(BIN)/mypy

imports: $(VENV)/check.done ## Storeys and rooms
	$(BIN)/lint-imports

law: $(VENV)/run.done ## Check every rule: schema, dates, bands, weights, sources
	$(BIN)/takar law check

messages: $(VENV)/check.done ## Collect new sentences for the English catalogue
	$(BIN)/python manage.py messages

alone: $(BIN)/uv ## Prove that the computing floors need no web framework
	$(PYTHON) -m venv .venv/alone
	VIRTUAL_ENV=$(CURDIR)/.venv/alone $(BIN)/uv pip install --quiet .
	.venv/alone/bin/python -c "import takar.runs.measure, sys; assert 'django' not in sys.modules"
	.venv/alone/bin/takar law check

$(VENV)/peers.done: $(VENV)/check.done locks/peers.txt
	$(UV) pip install --quiet --require-hashes -r locks/peers.txt
	@touch $@

bench: $(VENV)/peers.done ## Benchmarks into benchmarks/results/
	@for file in benchmarks/bench_*.py; do $(BIN)/python $$file; done

where: ## The address of a concept on every floor: make where NAME=jpm
	@git ls-files | grep $(NAME)

lock: ## Resolve the lock files anew
	uv lock --upgrade
	uv export -q --frozen --no-header --no-annotate --no-emit-project --extra web --no-default-groups -o locks/run.txt
	uv export -q --frozen --no-header --no-annotate --no-emit-project --extra web --group test --group lint -o locks/check.txt
	uv export -q --frozen --no-header --no-annotate --no-emit-project --extra spark --no-default-groups --group test -o locks/spark.txt
	uv export -q --frozen --no-header --no-annotate --no-emit-project --only-group peers -o locks/peers.txt
	echo uv | uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 - -o locks/tools.txt

clean: ## Remove what was made
	rm -rf demo var .venv
