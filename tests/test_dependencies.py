"""What the package imports is what it declares: neither more nor less."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
# Declared, and imported nowhere in the package:
NEEDED = {
    "jupyterlab": "students open their notebooks in it",
    "tzdata": "time zones by their names, where the system has none",
    "mkdocs": "a program that makes the site",
    "mkdocs-material": "the site's theme",
    "bokeh": "Dask's own pages",
}
ON_OFFER = {
    "babel": "translate",
    "copydetect": "similar",
    "matplotlib": "plots",
    "nbgrader": "nbgrader",
}  # optional, by extra


def normal(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\\[<>=!~; ]", name, maxsplit=1)[0]).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normal(text) for text in requirements} - {normal(PROJECT["name"])}  # an extra may name others of its own


def imported(folder: Path) -> dict[str, set[str]]:
    """Top-level modules from elsewhere, with the files that import them."""
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                found.setdefault(name.partition(".")[0], set()).add(str(path.relative_to(ROOT)))
    own = {"autograder", *sys.stdlib_module_names}
    return {name: files for name, files in found.items() if name not in own}


def distributions(folder: Path) -> dict[str, set[str]]:
    """Distributions that a folder imports, with the files that do."""
    known = packages_distributions()
    found: dict[str, set[str]] = {}
    for name, files in imported(folder).items():
        assert name in known, f"{name}, imported in {sorted(files)}, belongs to nothing that is installed"
        # Several distributions may share a package; one of them has to be declared.
        mine = {normal(one) for one in known[name]}
        every = declared(PROJECT["dependencies"]).union(*map(declared, EXTRAS.values()))
        found.setdefault(min(mine & every, default=min(mine)), set()).update(files)
    return found


def test_what_the_package_imports_is_declared() -> None:
    always, optional = (
        declared(PROJECT["dependencies"]),
        {name: declared(EXTRAS[extra]) for name, extra in ON_OFFER.items()},
    )
    for name, files in distributions(ROOT / "autograder").items():
        inside = {Path(file).parts[1] for file in files}
        of_an_extra = name in optional.get(name, set()) or (
            inside <= {"nbgrader", "author", "kernel", "notebooks"} and name in declared(EXTRAS["nbgrader"])
        )
        of_an_extra = of_an_extra or (inside == {"cluster"} and name in declared(EXTRAS["cluster"]))
        assert name in always or of_an_extra, f"{name} is imported in {sorted(files)} and not declared"


def test_what_lessons_import_is_declared() -> None:
    for folder in ("exercises", "solutions"):
        always = declared(PROJECT["dependencies"]) | declared(EXTRAS["plots"])
        assert distributions(ROOT / folder).keys() <= always


def test_what_is_declared_is_imported_or_needed_for_a_reason() -> None:
    used = distributions(ROOT / "autograder").keys()
    for extra in ("", "notebook", "nbgrader", "similar", "cluster", "docs"):
        names = declared(EXTRAS[extra] if extra else PROJECT["dependencies"])
        assert names - used <= NEEDED.keys(), f"{extra or 'dependencies'}: {sorted(names - used - NEEDED.keys())}"


def test_reasons_are_given_only_for_what_is_not_imported() -> None:
    assert not NEEDED.keys() & distributions(ROOT / "autograder").keys()
