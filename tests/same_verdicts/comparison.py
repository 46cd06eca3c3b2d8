"""Two recordings side by side: every difference with its program, task, check and field."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.core.files import read_json
from tests.same_verdicts.normalise import is_stopped, normalised
from tests.same_verdicts.selection import Problem, Selection

ABSENT = "(not there)"
WHOLE = "(the whole)"
SHOWN = 120  # characters of a value, around the first that differs
Documents = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field that is not the same.

    Attributes:
        program: its name, as in `Selection`.
        task, check: empty where the field is not of one.
        field: the path to it within the check, the task or the document.
        before, after: its values, shortened to where they differ.
    """

    program: str
    task: str
    check: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        place = "  ".join(part for part in (self.program, self.task, self.check, self.field) if part)
        return f"{place}\n    before: {self.before}\n    after:  {self.after}"


def recorded(out: Path, selection: Selection) -> set[str]:
    """The programs of a selection of which there is a verdict in a folder.

    Raises:
        Problem: there is none.
    """
    corpus = (path.relative_to(out).with_suffix("") for path in out.glob("corpus/*/*/*.json"))
    graded = (
        path.relative_to(out / "class" / "results").with_suffix("") for path in out.glob("class/results/*/*.json")
    )
    found = [path.as_posix() for path in corpus] + [f"class/{path.as_posix()}" for path in graded]
    chosen = {name for name in found if name in selection}
    if not chosen:
        raise Problem(
            f"{out} holds no verdict on any program of this selection. Record some: `make verdicts OUT={out}`"
        )
    return chosen


class _Folder:
    """What lies in a folder of verdicts."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def documents(self, name: str) -> Documents:
        """All that is recorded about a program, normalised: its record, and of the class its row and file for others.

        Raises:
            Problem: a file is damaged.
        """
        kind, rest = name.split("/", 1)
        if kind == "class":
            paths = {"record": f"class/results/{rest}.json", "gradescope": f"class/gradescope/{rest}.json"}
            table = {"grades": self._rows.get(rest)}
        else:
            paths, table = {"record": f"{name}.json"}, {}
        if not (self.out / paths["record"]).is_file():
            return {}
        found = {document: read_json(self.out / path) for document, path in paths.items()} | table
        for document, content in found.items():
            if not isinstance(content, dict):
                raise Problem(f"{self.out} has no whole {document} of {name}: `make verdicts OUT={self.out}` goes on")
        return {document: normalised(document, content) for document, content in found.items()}

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        path = self.out / "class" / "grades.csv"
        if not path.is_file():
            return {}
        table = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
        columns = {"(columns)": ", ".join(table.fieldnames or ())}
        return {f"{row['lesson']}/{row['student']}": {**row, **columns} for row in table}


def compare(
    before: Path, after: Path, chosen: Iterable[str], ignored: Iterable[str] = ()
) -> tuple[list[Difference], list[str]]:
    """All differences between two folders of verdicts, in some programs.

    Args:
        before, after: the folders.
        chosen: names; one that is in one of the folders only is a difference of its own.
        ignored: see `differences`.

    Returns:
        the differences, and the programs that ran out of time in one of the folders only: on a busy machine that is
        chance.

    Raises:
        Problem: a file is damaged.
    """
    found, by_chance = [], []
    folders = _Folder(before), _Folder(after)
    for name in sorted(chosen):
        old, new = (folder.documents(name) for folder in folders)
        more = differences(name, old, new, ignored)
        found += more
        if more and is_stopped(list(old.values())) != is_stopped(list(new.values())):
            by_chance.append(name)
    return found, by_chance


def ran_out_of_time(out: Path, name: str) -> bool:
    """Whether a program was stopped for its time, according to its record."""
    return is_stopped(list(_Folder(out).documents(name).values()))


def differences(program: str, before: Documents, after: Documents, ignored: Iterable[str] = ()) -> list[Difference]:
    """All fields of a program's documents that differ.

    Args:
        program: its name.
        before, after: as `documents` gives them.
        ignored: fields that may differ, with all in them: a name, or a part of a path such as `where.column`.
    """
    return [
        Difference(program, task, check, field or WHOLE, *_shortened(old, new))
        for document in dict.fromkeys((*before, *after))
        for task, check, field, old, new in _walk(
            before.get(document, _NOTHING), after.get(document, _NOTHING), _Path(document)
        )
        if not any(f".{one}." in f".{field}." for one in ignored)
    ]


@dataclass(frozen=True)
class _Path:
    field: str
    task: str = ""
    check: str = ""

    def at(self, key: str) -> "_Path":
        return _Path(f"{self.field}.{key}" if self.field else key, self.task, self.check)

    def into(self, name: str) -> "_Path":
        """The item of a list that has this name: tasks and their checks have columns of their own."""
        if self.field == "record.tasks":
            return _Path("", name)
        if self.task and self.field == "checks":
            return _Path("", self.task, name)
        return self.at(name)


_Found = tuple[str, str, str, Any, Any]
_NOTHING = object()


def _walk(before: Any, after: Any, path: _Path) -> Iterator[_Found]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _walk(before.get(key, _NOTHING), after.get(key, _NOTHING), path.at(key))
    elif isinstance(before, list) and isinstance(after, list):
        old, new = _keyed(before), _keyed(after)
        if old.keys() == new.keys() and list(old) != list(new):
            yield path.task, path.check, f"{path.field} (order)", list(old), list(new)
        for name in dict.fromkeys((*old, *new)):
            yield from _walk(old.get(name, _NOTHING), new.get(name, _NOTHING), path.into(name))
    # True is 1 and 1 is 1.0 for Python, but not for those who read the JSON.
    elif type(before) is not type(after) or before != after:
        yield path.task, path.check, path.field, before, after


def _keyed(items: list[Any]) -> dict[str, Any]:
    """The items by name where each has one of its own, else by place."""
    named = [item["name"] for item in items if isinstance(item, dict) and isinstance(item.get("name"), str)]
    own = len(set(named)) == len(items)
    return dict(zip(named, items, strict=True)) if own else {str(place): item for place, item in enumerate(items)}


def _shortened(before: Any, after: Any) -> tuple[str, str]:
    old, new = (ABSENT if value is _NOTHING else repr(value) for value in (before, after))
    shorter = min(len(old), len(new))
    same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    start = max(0, same - SHOWN // 2) if max(len(old), len(new)) > SHOWN else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    end = start + SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def report(found: list[Difference], compared: int) -> str:
    """The differences, and how many there are in which fields; or that there is none."""
    if not found:
        return f"{compared} programs compared: no difference"
    fields = Counter(difference.field for difference in found)
    lines = [str(difference) for difference in found]
    lines += ["", f"{len({one.program for one in found})} of {compared} programs differ, {len(found)} differences:"]
    lines += [f"{count:6}  {field}" for field, count in fields.most_common()]
    return "\n".join(lines)
