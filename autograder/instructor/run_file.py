"""What `run.json` says of a run: its seed, its lessons, whether it is finished; and how a run goes on from it."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder import __version__
from autograder.core.errors import UsageProblem
from autograder.core.files import read_json, write_json
from autograder.core.language import tr
from autograder.record.lesson_order import places_of_run
from autograder.record.store import RESULTS, RunFolder


def read_run(folder: RunFolder) -> dict[str, Any]:
    """What the file says of the run before; empty where there was none."""
    found = read_json(folder.out / "run.json")
    return found if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Beginning:
    """What a run begins with.

    Attributes:
        present: by lesson, the students whose work it is to mark.
        stems: each student's file name.
        seed: what was asked for, None to draw one.
        fresh: whether all is marked again.
        facts: what else is said of it.
        places: where the course and the class's work lie.
        lessons: of the course, in its order.
        part: what it is to mark, as `Choice.key` names it, where that is not all.
    """

    present: Mapping[str, Sequence[str]]
    stems: Mapping[str, str]
    seed: int | None
    fresh: bool
    facts: Mapping[str, str]
    places: Mapping[str, str]
    lessons: Sequence[str]
    part: str = ""


def begin(folder: RunFolder, before: Mapping[str, Any], run: Beginning) -> int:
    """Settle the seed, write `run.json`, and with `fresh` take the old records out of the results.

    A run over a part of the class keeps the seed of the whole, and what is said of the whole beside what is said of it.

    Raises:
        UsageProblem: a part is to be marked with another seed than the rest.
    """
    path = folder.out / "run.json"
    if before.get("finished") is not False:
        folder.forget_replaced()
    seed_before = before.get("seed")
    known: int | None = seed_before if type(seed_before) is int else None
    if run.part and known is not None and run.seed not in (None, known):
        raise UsageProblem(
            tr(
                "the rest of the class in {folder} was marked with the seed {known}: leave out `--seed {seed}`, or "
                "mark the part into another folder with `--out`",
                folder=folder.out,
                known=known,
                seed=run.seed,
            )
        )
    # A run with --fresh that was stopped goes on with the same command too; only a finished one is done anew.
    stopped = before.get("fresh") is True and before.get("finished") is False and before.get("part", "") == run.part
    goes_on = not run.fresh or (stopped and run.seed in (None, known))
    kept = known if goes_on or run.part else None
    seed = run.seed if run.seed is not None else kept if kept is not None else secrets.randbelow(2**31)
    if not goes_on:
        write_json(path, {**before, "seed": known if known is not None else seed, "fresh": False, "finished": False})
        for name, students in run.present.items():
            folder.set_aside(name, (run.stems[student] for student in students))
    marked = {*run.present, *with_records(folder)}
    write_json(
        path,
        {
            "kit": __version__,
            "seed": seed,
            "lessons": [*(name for name in run.lessons if name in marked), *sorted(marked - {*run.lessons})],
            **(_beside(before, run.facts) if run.part else run.facts),
            **run.places,
            **_of_the_whole(before, run.part),
            "fresh": run.fresh,
            "finished": False,
        },
    )
    return seed


def _beside(before: Mapping[str, Any], facts: Mapping[str, str]) -> dict[str, str]:
    """Facts of a part behind those of the whole, where they are others."""
    said = {}
    for name, fact in facts.items():
        whole = before.get(name)
        later = tr("; some later: {fact}", fact=fact)
        if not isinstance(whole, str):
            said[name] = fact
        else:
            said[name] = whole if whole == fact or whole.endswith(later) else whole + later
    return said


def _of_the_whole(before: Mapping[str, Any], part: str) -> dict[str, Any]:
    """What a part must not forget: who handed in nothing, and whether the whole was stopped before it was finished."""
    if not part:
        return {}
    whole = before.get("whole_finished", before.get("finished", True))
    missing = {"missing": before["missing"]} if "missing" in before else {}
    return {"part": part, "whole_finished": whole, **missing}


def with_records(folder: RunFolder) -> list[str]:
    """Lessons of which there are records, in the order of the course."""
    return sorted({path.parent.name for path in (folder.out / RESULTS).glob("*/*.json")}, key=places_of_run(folder.out))


def end(folder: RunFolder, said: Mapping[str, Any], missing: Iterable[tuple[str, str]], part: bool) -> None:
    """Say in `run.json` that the run is finished; the whole only if it was before this part of it.

    Args:
        folder: of the run.
        said: what is known at its end.
        missing: who handed in nothing.
        part: whether it was a part of the class.
    """
    before = read_run(folder)
    finished = before.pop("whole_finished", True) is not False
    if part:
        before.pop("part", None)
        before.setdefault("missing", list(missing))
    else:
        before["missing"] = list(missing)
    write_json(folder.out / "run.json", {**before, **said, "finished": finished})
    if finished:
        folder.forget_replaced()
