# `make demo` et `make test` installent d'abord tout ce qui leur manque : rien d'autre n'est à faire sur une machine neuve.

BIN := .venv/bin
PYTHONS := $(or $(PYTHON),python3.13 python3 python3.12 python3.11 python3.14)
VALIDATOR := tests/node/node_modules/.package-lock.json
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help demo test test-windows test-half-way moteur lint docs lock clean system

help:
	@echo "make demo    analyse le portefeuille d'exemple dans dist/"
	@echo "make test    vérifie tout : style, types, tests"
	@echo "make test-windows  éprouve la livraison Windows dans Wine (facultatif, Debian)"
	@echo "make test-half-way  arrête chaque bouton à chaque sorte d'appel à Excel (PAS=1 : à chaque appel ; une à deux heures)"
	@echo "make moteur  mesure ce que la suite exécute du moteur sans ses propres tests (docs/MOTEUR.md)"
	@echo "make lint    style et types seulement"
	@echo "make bench   mesure la vitesse, à côté d'autres outils, dans benchmarks/RESULTS.md"
	@echo "make docs    refait les images de docs/"
	@echo "make lock    relève les versions de constraints.txt et de la livraison Windows"
	@echo "make clean   retire tout ce qui a été installé ou produit ici"

demo: .venv/.package
	$(BIN)/fae demo --sortie dist

test: system lint $(VALIDATOR)
	$(BIN)/pytest --numprocesses auto --maxprocesses 4

test-windows: .venv/.tools
	sh tests/windows/wine_parts.sh
	$(BIN)/pytest tests/windows -m windows

moteur: system .venv/.tools
	$(BIN)/coverage erase --rcfile=tests/engine/without.coveragerc
	$(BIN)/coverage run --rcfile=tests/engine/without.coveragerc -m pytest --ignore=tests/engine \
	  --numprocesses auto --maxprocesses 4
	$(BIN)/coverage combine --rcfile=tests/engine/without.coveragerc
	$(BIN)/coverage json --rcfile=tests/engine/without.coveragerc --fail-under=0 --quiet -o .coverage.json
	$(BIN)/python tests/unrun.py .coverage.json

test-half-way: .venv/.tools
	PYTHONPATH=tests MPLBACKEND=Agg $(BIN)/python -m french_excel.half_way $(or $(PAS),0) $(BOUTONS)

lint: system .venv/.tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

bench: .venv/.tools
	$(BIN)/python -m benchmarks

docs: system .venv/.tools
	PYTHONPATH=tests $(BIN)/python docs/make_pictures.py docs
	$(BIN)/python docs/draw_excel.py docs

# The lines with a condition are for systems other than this one: they are kept as they are.
lock: .venv/.tools
	$(BIN)/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	{ grep '; ' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } | LC_ALL=C sort --ignore-case > constraints.new
	mv constraints.new constraints.txt
	PYTHONPATH=tests:tests/bundle $(BIN)/python tests/bundle/renew_lock.py

clean:
	rm -rf .venv dist build *.egg-info .pytest_cache .ruff_cache .hypothesis tests/node/node_modules

system:
	@sh tests/system_parts.sh

$(VALIDATOR): tests/node/package.json tests/node/package-lock.json | system
	npm ci --prefix tests/node --no-audit --no-fund --loglevel=error
	@touch $@

.venv/.tools: pyproject.toml constraints.txt | .venv/bin/pip
	$(PIP_INSTALL) --editable '.[dev]'
	@touch .venv/.package $@

.venv/.package: pyproject.toml constraints.txt | .venv/bin/pip
	$(PIP_INSTALL) --editable .
	@touch $@

# A python3.13 on PATH may be a shim that only says it is not there: each candidate is tried, not looked up.
.venv/bin/pip:
	@for python in $(PYTHONS); do \
	    version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))' 2>/dev/null) && break; \
	    python=; \
	done; \
	if [ -z "$$python" ]; then echo "Il faut Python 3.11 ou plus récent (essayés : $(PYTHONS)) : https://www.python.org/downloads/" >&2; exit 1; fi; \
	$$python -c 'import ensurepip, venv' 2>/dev/null || sh tests/system_parts.sh "python$$version-venv" || exit 1; \
	echo "Python $$version ($$python) -> .venv"; \
	$$python -m venv --clear .venv
