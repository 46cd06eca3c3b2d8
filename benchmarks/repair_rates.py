"""How many wrong programs a search mends, and whether the line that it tells is the faulty one.

    python benchmarks/repair_rates.py mlp --every 3
    python benchmarks/repair_rates.py mlp --corpus FOLDER --rows ROWS.json

The corpora's programs say in their first line where their mistakes are (`lines`: for each mistake the lines at which a
teacher would put an arrow). No names of mistakes are used: what is found comes from the search alone. With several
mistakes the line is right where each of them has one of its lines told.

Printed by number of mistakes: programs; mended; some of the failed checks mended; told at the faulty line; the same by
a change of at most 10 words; proven; proven at a wrong line; told at a wrong line; and the seconds that a search takes
in the middle and at the 95th percentile. ROWS.json is what `benchmarks/repair_costs.py` learns from.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from autograder.author.corpus import SampleProgram, mark
from autograder.course.layout import Course, find_course
from autograder.judge.result import Proof, TaskRepair
from autograder.marking.expected import Unnamed
from autograder.marking.marker import Marker
from autograder.marking.repairs import Effort, Repairs
from autograder.repair.describe import words_changed
from autograder.repair.trials import Searched

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.labelled_programs import arguments, chosen, opened, write_rows

SEED = 1
SMALL = 10  # words


@dataclass(frozen=True)
class Row:
    """A wrong program, searched.

    Attributes:
        lines: for each of its mistakes the lines where it is.
        repair: what is told; None where nothing was found.
        searched: everything that was found.
        seconds: how long it took.
    """

    sample: SampleProgram
    lines: list[list[int]]
    repair: TaskRepair | None
    searched: Searched
    seconds: float

    @property
    def told(self) -> list[int]:
        """The lines that are told; those in other files are none of the program's."""
        places = self.repair.places if self.repair else ()
        return [place.line or 0 for place in places if place.file == self.sample.path.name]

    @property
    def at_line(self) -> bool:
        """Whether each mistake has one of its lines told."""
        return bool(self.told) and all(any(line in some for line in self.told) for some in self.lines)

    @property
    def wrong_line(self) -> bool:
        """Whether something is told, and none of it is the line of a mistake."""
        known = {line for some in self.lines for line in some}
        return self.repair is not None and not known & set(self.told)

    @property
    def small(self) -> bool:
        """Whether the change is a small one."""
        return (
            self.repair is not None
            and not self.repair.checks
            and words_changed(self.repair.before, self.repair.after) <= SMALL
        )

    def as_data(self) -> dict[str, Any]:
        """For `benchmarks/repair_costs.py`."""
        known = {line for some in self.lines for line in some}
        repairs = [
            {"kind": str(edit.kind), "variant": edit.variant, "at_line": bool(known & {*one.lines}), "dead": one.dead}
            for one in self.searched.repairs
            for edit in one.edits[:1]
            if len(one.edits) == 1
        ]
        return {"name": self.sample.name, "repairs": repairs}


@dataclass
class _Notes:
    """What the last search found."""

    searched: Searched = field(default_factory=Searched)
    began: float = 0.0
    seconds: float = 0.0

    def __call__(self, searched: Searched) -> None:
        self.searched, self.seconds = searched, searched.seconds


def searched(course: Course, name: str, samples: list[SampleProgram], effort: Effort) -> Iterator[Row]:
    """Search a repair of each program, on the samples of the lesson's resources."""
    with opened(course, name) as on:
        expected = Unnamed(on.expectations(SEED))
        dict(expected.observations())
        for sample in samples:
            notes = _Notes()
            marker = Marker(on.lesson, expected, on.own, repairs=Repairs(effort, strict=True, noted=notes))
            result = mark(marker, on.solutions, sample)
            head = json.loads(sample.text.split("\n", 1)[0].lstrip("# "))
            yield Row(sample, head["lines"], result.repair, notes.searched, notes.seconds)


def table(rows: list[Row]) -> Iterator[str]:
    """The figures, a line for each number of mistakes."""
    for count in sorted({len(row.lines) for row in rows}):
        some = [row for row in rows if len(row.lines) == count]
        proven = [row for row in some if row.repair is not None and row.repair.proof is Proof.PROVEN]
        figures = {
            "mended": sum(row.repair is not None and not row.repair.checks for row in some),
            "in part": sum(row.repair is not None and bool(row.repair.checks) for row in some),
            "at the line": sum(row.at_line for row in some),
            "at the line, small": sum(row.at_line and row.small for row in some),
            "proven": len(proven),
            "proven, wrong line": sum(row.wrong_line for row in proven),
            "wrong line": sum(row.wrong_line for row in some),
        }
        words = ", ".join(f"{name} {found} ({100 * found / len(some):.0f} %)" for name, found in figures.items())
        seconds = sorted(row.seconds for row in some)
        late = seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]
        yield (
            f"{count} mistake{'s' * (count > 1)}, {len(some)} programs: {words}; "
            f"{statistics.median(seconds):.2f} s in the middle, {late:.2f} s at 95 %"
        )


def main() -> None:
    """Measure what the command line asks for."""
    parser = arguments(__doc__.split("\n", 1)[0], rows="write what repair_costs.py reads")
    parser.add_argument("--seconds", type=float, default=3.0, help="for one edit; more together may take 7/3 of it")
    parser.add_argument("--show", action="store_true", help="say what was found for each program")
    given = parser.parse_args()
    torch.set_num_threads(1)
    course = find_course()
    samples = chosen(course, given)
    effort = Effort(given.seconds, given.seconds * 7 / 3)
    rows = []
    began = time.monotonic()
    for row in searched(course, given.lesson, samples, effort):
        rows.append(row)
        if given.show:
            said = row.repair.title if row.repair else "nothing"
            print(
                f"{row.sample.name}: {said}; faulty: {row.lines}; {row.seconds:.2f} s, {row.searched.tried} tried",
                flush=True,
            )
    print("\n".join(table(rows)))
    print(f"{time.monotonic() - began:.0f} s in all")
    write_rows(given, rows)


if __name__ == "__main__":
    main()
