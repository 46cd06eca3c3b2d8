"""What wrong programs are told: the line, and whether it explains the mistake, from every source together.

    python benchmarks/explanations.py mlp --every 3
    python benchmarks/explanations.py mlp --corpus FOLDER --rows ROWS.json

The corpora's programs say in their first line where their mistakes are (`lines`: for each mistake the lines at which a
teacher would put an arrow), and `names.toml` beside them which names are right. Marked as `grade --explain full` does:
with the list of mistakes, with the lines of errors, and with the search for a repair.

*Line*: right where every line that is told as a place is one of a mistake's, in part where only some are, wrong where
none is, none where only the definition is told. *Explained*: rightly where each mistake is named, or a repair's line is
one of its lines, and no wrong name is given; in part where that holds of some of the mistakes; wrongly where a name is
given that the corpus does not have for the program, or a proven repair is at no line of a mistake. A name that nobody
has judged (programs without `names.toml`) counts by the line at which it is told.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from autograder.author.corpus import SampleProgram, mark, names_given
from autograder.course.layout import Course, find_course
from autograder.judge.result import Outcome, Place, Proof, Standing, TaskResult
from autograder.marking.marker import Marker
from autograder.marking.repairs import EFFORTS, Explain, Repairs

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.labelled_programs import arguments, chosen, opened, write_rows

SEED = 1


@dataclass(frozen=True)
class Row:
    """A wrong program, and what is told of it.

    Attributes:
        lines: for each of its mistakes the lines where it is.
        judged: whether it is known which names are right.
    """

    sample: SampleProgram
    lines: list[list[int]]
    result: TaskResult
    judged: bool

    @property
    def places(self) -> list[Place]:
        """The lines and statements that are told; definitions are none."""
        failed = [check.where for check in self.result.checks if check.outcome is Outcome.FAILED]
        repair = self.result.repair
        shown = repair is not None and repair.standing in (Standing.ALONE, Standing.POSSIBLE)
        found = [*failed, *(repair.places if repair is not None and shown else ())]
        return list(dict.fromkeys(one for one in found if one is not None and one.code is not None and one.line))

    def _is_of(self, place: Place, lines: list[int]) -> bool:
        own = range(place.line or 0, (place.end_line or place.line or 0) + 1)
        return place.file == self.sample.path.name and any(line in own for line in lines)

    @property
    def line(self) -> str:
        """Whether the lines that are told are lines of mistakes."""
        right = [any(self._is_of(place, lines) for lines in self.lines) for place in self.places]
        if not right:
            return "none"
        return "right" if all(right) else "in part" if any(right) else "wrong"

    @property
    def explained(self) -> str:
        """Whether the mistakes are explained, by names or by a repair."""
        repair, known = self.result.repair, frozenset[str]().union(*self.sample.names)
        given = names_given(self.result)
        at_line = [any(self._is_of(place, lines) for place in self.places) for lines in self.lines]
        judged = self.judged
        if judged and given - known:
            return "wrongly"
        if repair is not None and repair.proof is Proof.PROVEN and not any(at_line):
            return "wrongly"
        if given and not judged and self.line == "wrong":
            return "wrongly"
        named = [bool(names & given) if judged else bool(given) and here for names, here in self._mistakes(at_line)]
        mended = [repair is not None and here for here in at_line]
        found = [one or other for one, other in zip(named, mended, strict=True)]
        return "rightly" if all(found) else "in part" if any(found) else "not"

    def _mistakes(self, at_line: list[bool]) -> Iterator[tuple[frozenset[str], bool]]:
        names = [*self.sample.names, *[frozenset[str]()] * len(at_line)]
        return zip(names, at_line, strict=False)

    def as_data(self) -> dict[str, Any]:
        """All that is told, for whoever looks at single programs."""
        repair = self.result.repair
        return {
            "name": self.sample.name,
            "lines": self.lines,
            "line": self.line,
            "explained": self.explained,
            "told": [place.line for place in self.places],
            "names": sorted(names_given(self.result)),
            "right_names": [sorted(names) for names in self.sample.names],
            "messages": [
                [check.outcome, check.where and check.where.line, check.message] for check in self.result.checks
            ],
            "repair": repair and [repair.title, repair.proof, repair.before, repair.after, repair.standing],
        }


def told(course: Course, name: str, samples: list[SampleProgram], explain: Explain) -> Iterator[Row]:
    """Mark each program as a class is marked, on the samples of the lesson's resources."""
    effort = EFFORTS[explain]
    with opened(course, name) as on:
        expected = on.expectations(SEED)
        for sample in samples:
            repairs = Repairs(effort, strict=True) if effort is not None else None
            result = mark(Marker(on.lesson, expected, on.own, repairs=repairs), on.solutions, sample)
            head = json.loads(sample.text.split("\n", 1)[0].lstrip("# "))
            yield Row(sample, head["lines"], result, judged=(sample.path.parents[1] / "names.toml").is_file())


def table(rows: list[Row]) -> Iterator[str]:
    """The figures, for each number of mistakes and in all."""
    counts = sorted({len(row.lines) for row in rows})
    for some, what in (
        *(([row for row in rows if len(row.lines) == count], f"{count} at once") for count in counts),
        (rows, "all"),
    ):
        lines, explained = Counter(row.line for row in some), Counter(row.explained for row in some)
        yield f"{what}, {len(some)} programs: line {_shares(lines)}; explained {_shares(explained)}"


def _shares(counts: Counter[str]) -> str:
    every = counts.total()
    return ", ".join(f"{name} {count} ({100 * count / every:.1f} %)" for name, count in counts.most_common())


def main() -> None:
    """Measure what the command line asks for."""
    parser = arguments(__doc__.split("\n", 1)[0], rows="write what was told of each program")
    parser.add_argument("--explain", type=Explain, default=Explain.FULL, help="none, fast or full, as grade has it")
    given = parser.parse_args()
    torch.set_num_threads(1)
    course = find_course()
    samples = chosen(course, given)
    began, rows = time.monotonic(), []
    for row in told(course, given.lesson, samples, given.explain):
        rows.append(row)
        if row.line in ("wrong", "in part") or row.explained == "wrongly":
            print(f"{row.sample.name}: line {row.line}, explained {row.explained}", flush=True)
    print("\n".join(table(rows)))
    print(f"{time.monotonic() - began:.0f} s in all")
    write_rows(given, rows)


if __name__ == "__main__":
    main()
