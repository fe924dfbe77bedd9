# Two commands do all: make run, make test. Everything lives in .venv and var.
PYTHON ?= python3
BIN := .venv/bin
# How many processes run the tests; each has stores, ports and a browser of its own.
TESTERS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export UV_PYTHON_DOWNLOADS = never

.PHONY: setup setup-test run test check lint bench faults requirements clean

setup: .venv/runtime
setup-test: .venv/complete

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Variorum needs Python 3.11 or newer; set PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing Variorum into .venv"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

.venv/complete: requirements-test.txt .venv/runtime
	@echo "Installing what the tests need into .venv"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-test.txt
	@touch $@

run: setup
	@exec $(BIN)/variorum up

test: setup-test
	@$(BIN)/python -m tests.prepare
	@$(BIN)/python -m pytest -n $(TESTERS) --dist loadfile --no-loadscope-reorder

lint: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# TESTS=later leaves the suite to a make test that follows.
check: lint
ifneq ($(TESTS),later)
	@$(MAKE) --no-print-directory test
endif

bench: setup-test
	@$(BIN)/python -m tests.benchmarks

faults: setup-test
	@$(BIN)/python -m tests.faults

requirements: setup-test
	@$(PYTHON) -m venv .venv/uv && .venv/uv/bin/pip install --quiet uv
	.venv/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --extra setup -o requirements.txt
	.venv/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --extra setup --extra test -o requirements-test.txt

clean:
	rm -rf .venv build *.egg-info
