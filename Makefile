# Everything that a developer or an operator types. `make` alone says what there is.
PYTHON ?= python3
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
UV := $(BIN)/uv
# npm comes from a wheel where the machine has none.
NODE := $(shell command -v npm >/dev/null 2>&1 || echo --group node)
TRANSLATIONS := $(wildcard src/manfadh/config/locale/*/LC_MESSAGES/django.po)

export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_NO_PROGRESS := 1

.PHONY: help install demo quick test check bench docs messages lock clean

help:
	@echo "make install   the environment, the packages of the pages, the messages"
	@echo "make demo      a country to try, in the foreground; Ctrl-C ends it"
	@echo "make quick     the tests that take a minute"
	@echo "make test      all tests: SQLite, PostgreSQL, a real browser"
	@echo "make check     style, types, floors, messages, pages that are generated"
	@echo "make bench     the figures that we promise (BENCH='mrz --write': one, and into docs)"
	@echo "make docs      writes the generated pages anew"
	@echo "make messages  takes new messages into the catalogues"
	@echo "make lock      writes uv.lock anew after a change of pyproject.toml"
	@echo "make clean     takes away what install and the tests made"

install: $(VENV)/.installed

$(VENV)/.uv-$(UV_VERSION):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Manfadh needs Python 3.11 or newer; say where it is: make install PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@touch $@

$(VENV)/.packages: $(VENV)/.uv-$(UV_VERSION) pyproject.toml uv.lock CHANGELOG.md
	$(UV) sync --quiet --frozen --inexact $(NODE)
	@touch $@

$(VENV)/.pages: $(VENV)/.packages package.json package-lock.json tools/vendor.py
	$(PY) tools/vendor.py
	@touch $@

$(VENV)/.installed: $(VENV)/.pages $(TRANSLATIONS)
	$(PY) tools/messages.py compile
	@touch $@

demo: install
	@exec $(BIN)/manfadh demo

quick: install
	$(PY) tools/run_tests.py quick

test: install
	$(PY) tools/run_tests.py all

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PY) tools/messages.py check
	$(PY) tools/docs.py --check
	$(UV) lock --check --quiet
	$(PY) -m pytest -q -p no:randomly tests/contracts tests/architecture

# The peers that engines are measured against come only for this.
bench: install
	$(UV) sync --quiet --frozen --inexact --extra peers $(NODE)
	$(PY) -m tests.bench $(BENCH)

docs: install
	$(PY) tools/docs.py

messages: install
	$(PY) tools/messages.py update
	$(PY) tools/messages.py compile

lock: install
	$(UV) lock

clean:
	rm -rf $(VENV) node_modules build dist var .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache src/manfadh/web/components/static/vendor
	find src tests tools -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete
