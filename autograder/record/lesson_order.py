"""The order of a course's lessons, as a run tells it: whatever lists lessons does it in this order."""

from collections.abc import Callable
from pathlib import Path

from autograder.core.files import read_json

Place = Callable[[str], tuple[int, str]]


def places(lessons: object) -> Place:
    """Sorts lessons as they are listed; those that are not listed come after them."""
    known = lessons if isinstance(lessons, list) else []
    return lambda name: (known.index(name) if name in known else len(known), name)


def places_of_run(run: Path) -> Place:
    """The same as a run's `run.json` lists them, which is in the order of the course."""
    facts = read_json(run / "run.json")
    return places(facts.get("lessons") if isinstance(facts, dict) else None)
