# Two commands do everything on a fresh machine with git, make and Python 3.11 to 3.13:
#   make demo    sets up, marks a sample class on the real FashionMNIST, shows the result
#   make test    sets up, passes the tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/runs
READY := $(VENV)/ready
INSTALL = $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --constraint constraints.txt --editable

.PHONY: install messages demo handout test test-slow test-fuzz test-kill test-cuda test-browser test-docs docs test-nbgrader test-postgres test-attacks circle lint verify verify-full verdicts same-verdicts figures nbgrader-suites setup attacks-page notebook-attacks-page test-installed test-resolving test-cluster

# Installs only what marking needs.
install: $(RUNS)

demo: $(RUNS)
	$(BIN)/autograder demo

# Those whose outcome can depend on where the kit lies (paths that are shown to programs or hidden from them, commands that
# are started, what is packed) share little, and run in an order that is drawn; SEED=N repeats one. Of the others each
# file's tests stay together, since they share what they prepare.
PLACE := $(patsubst %,tests/test_%.py,confine launcher leaks here practice grade records running exports hostile_files insides)
test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(PLACE:%=--ignore %)
	@seed="$(SEED)"; seed="$${seed:-$$($(PYTHON) -c 'import random; print(random.randrange(10**6))')}"; \
	echo "The order of these tests is drawn; the same one again: make test SEED=$$seed"; \
	$(BIN)/python -m pytest -n auto -p randomly --randomly-seed=$$seed --randomly-dont-reset-seed $(PLACE)

# The kit as a wheel in an environment of its own, in one like Colab's and with the oldest PyTorch; Gradescope's zip.
test-installed: setup
	$(BIN)/python -m pytest -m installed

# Whether the pins and lower bounds can be installed for each Python and system: asks a package index.
test-resolving: setup
	$(BIN)/python -m pytest -m resolving

test-slow: setup
	$(BIN)/python -m pytest -m slow

test-fuzz: setup
	$(BIN)/python -m pytest -m slow tests/test_fuzz.py

test-kill: setup
	$(BIN)/python -m pytest -m slow tests/test_kill.py tests/test_kill_nbgrader.py tests/collecting/test_kill_collect.py

# Workers that hang, schedulers that die, networks that are cut: minutes each.
test-cluster: setup
	$(BIN)/python -m pytest -m cluster

test-cuda: setup
	$(BIN)/python -m pytest -m cuda

# Every attack at every tier that this machine has, and once without isolation.
test-attacks: setup
	$(BIN)/python -m pytest -m attacks

# The same once more, and docs/attacks.md with what came of it.
attacks-page: setup
	$(BIN)/python -m tests.attacks.harness.matrix

# A quarter of an hour: a class of attackers with ordinary notebooks, marked by plain nbgrader and by ours; docs/notebook_attacks.md.
notebook-attacks-page: setup
	$(BIN)/python -m tests.attacks.harness.notebooks

# Whole classes through plain nbgrader and through ours.
test-nbgrader: setup
	$(BIN)/python -m pytest -m nbgrader

# Needs PostgreSQL's programs.
test-postgres: setup
	$(BIN)/python -m pytest -m postgres

# All of nbgrader's steps with real notebooks, in a private folder.
circle: setup
	$(BIN)/autograder nbgrader circle

# Needs Chromium (CHROMIUM names it, /usr/bin/chromium if not set), and npm for axe-core, the check of accessibility.
test-browser: setup
	npm install --silent --no-save --prefix .browser axe-core@4.14.1
	$(BIN)/python -m pytest -m browser

# Every command that the documentation shows, and the tutorial for authors step by step.
test-docs: setup
	$(BIN)/python -m pytest -m docs

# The site, in site/.
docs: setup
	-$(BIN)/python docs/make/pictures.py
	$(BIN)/python docs/make/reference.py
	$(BIN)/python docs/make/record.py
	$(BIN)/python docs/make/course.py
	$(BIN)/python docs/make/tried.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build

# A quarter of an hour: nbgrader's own tests, plain and with the plug-in.
nbgrader-suites: setup
	$(BIN)/python benchmarks/nbgrader_suites.py

CHECKS := exercises/*/checks.py tests/lessons/exercises/*/checks.py

# The catalogues of the kit's own sentences: what is new in the code comes in, what is read at run time is made of them.
messages: setup
	$(BIN)/python docs/make/messages.py

lint: setup
	$(BIN)/python docs/make/messages.py --check
	$(BIN)/ruff check . $(CHECKS)
	$(BIN)/ruff format --check . $(CHECKS)
	$(BIN)/mypy
	$(BIN)/vulture autograder benchmarks docs/make tests/*.py tests/attacks/harness exercises/*/checks.py

verify: setup
	-$(BIN)/autograder data --fetch
	$(BIN)/autograder build --check
	$(BIN)/autograder verify --seeds 2 --real-seeds 1 --wrong-seeds 1

verify-full: setup
	-$(BIN)/autograder data --fetch
	$(BIN)/autograder verify --wrong-seeds 20 --full

# Half an hour: the verdicts on every program of the corpus and on the sample class, before a change that must alter none
# of them; and after it, whether they are the same. What is stopped goes on with the same command. LESSON=mlp and
# PART=3/10, the third of ten, take some of the programs; IGNORE="schema column" names fields that may differ.
verdicts: setup
	$(BIN)/python -m tests.same_verdicts record $(if $(LESSON),--lesson $(LESSON)) $(if $(PART),--part $(PART)) $(or $(OUT),$(error where to? make verdicts OUT=DIR))

same-verdicts: setup
	$(BIN)/python -m tests.same_verdicts check $(if $(LESSON),--lesson $(LESSON)) $(if $(PART),--part $(PART)) $(IGNORE:%=--ignore %) $(or $(BEFORE),$(error against which folder? make same-verdicts BEFORE=DIR))

# What students get, in handout/: the kit to install, exercises as programs and as notebooks; no solutions.
handout: setup
	rm -rf handout
	$(BIN)/uv build --quiet --wheel --out-dir handout .
	rm -f handout/.gitignore
	$(BIN)/autograder export handout --out handout

# How well mistakes are told and named, over the corpus: tables and pictures in docs/figures.
figures: setup
	$(BIN)/autograder verify --corpus-only --corpus-seeds 3,1,1,1 --figures docs/figures

setup: $(READY)

$(RUNS): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; ok = (3, 11) <= sys.version_info < (3, 14); sys.exit(0 if ok else "Python 3.11, 3.12 or 3.13 is needed; choose one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv
	$(INSTALL) '.[plots]'
	@touch $(RUNS)

$(READY): $(RUNS)
	$(INSTALL) '.[dev]'
	@touch $(READY)
