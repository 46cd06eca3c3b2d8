"""What edits cost: learnt from which of them mended the programs of the corpora, at the line where the mistake is.

    python benchmarks/repair_costs.py linear_regression=ROWS.json mlp=ROWS.json

reads what measured searches found (`benchmarks/repair_rates.py --rows`) and writes `autograder/repair/costs.toml`. An
edit's cost is minus the logarithm of the chance that an edit of its kind and variant is the one that a program needs:
how often one was, by how often there was one. Each program counts once; where several edits mended it at the right
line, they share it. Those that nobody has needed yet are taken to be needed a little less than once.

ROWS.json is a list with an object for each wrong program: its `name` in the corpus, and `repairs`, a list of
`{"kind": ..., "variant": ..., "at_line": true or false, "dead": statements without effect afterwards}`.
"""

import argparse
import json
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import autograder.repair
from autograder.author.corpus import corpus_folder, read_corpus
from autograder.core.files import write_whole
from autograder.course.layout import find_course
from autograder.course.solutions import load_solutions
from autograder.lesson.load import load_lesson
from autograder.repair.edits import edits
from autograder.repair.same_code import essence
from autograder.repair.subject import pieces
from autograder.repair.vocabulary import words_of
from autograder.submission.tasks import code_of

COSTS = Path(autograder.repair.__path__[0]) / "costs.toml"
NEVER = 0.3  # how often what was never needed is taken to have been
Pair = tuple[str, str]
HEAD = """\
# What edits cost, by kind and variant: minus the logarithm of the chance that it is the one that a program needs.
# benchmarks/repair_costs.py learns these numbers. `again` is what it costs more to make an edit in several places.
"""


def candidates(lesson_name: str, names: set[str]) -> Counter[Pair]:
    """How many different edits of each kind and variant there are for some programs of a corpus."""
    course = find_course()
    lesson = load_lesson(course.exercise(lesson_name))
    solutions = load_solutions(course, lesson)
    found: Counter[Pair] = Counter()
    for sample in read_corpus(corpus_folder(course, lesson_name)):
        if sample.name not in names:
            continue
        program = solutions.reference.followed_by(sample.text, sample.path.name)
        others = frozenset(lesson.tasks) - {sample.task}
        right = [one.code for one in solutions.right if one.task == sample.task]
        words = words_of(code_of(solutions.reference, sample.task, others), *right)
        for piece in pieces(program, sample.task, others):
            known = set()
            for edit in sorted(edits(piece.context(words)), key=lambda one: one.cost):
                code = essence(piece.source.changed(*edit.splices))
                if code is not None and code not in known:
                    known.add(code)
                    found[edit.kind, edit.variant] += 1
    return found


def needed(rows: Iterable[dict[str, Any]]) -> dict[Pair, float]:
    """How often an edit of each kind and variant mended a program at the right line and left nothing dead."""
    found: dict[Pair, float] = defaultdict(float)
    for row in rows:
        right = [one for one in row["repairs"] if one["at_line"] and not one["dead"]]
        for one in right:
            found[one["kind"], one["variant"]] += 1 / len(right)
    return found


def learnt(before: dict[str, dict[str, float]], tried: Counter[Pair], right: dict[Pair, float]) -> dict[Pair, float]:
    """The costs of all pairs: those that were tried anew, the others as they were."""
    found = {(kind, variant): cost for kind, table in before.items() for variant, cost in table.items()}
    for pair, count in tried.items():
        found[pair] = round(-math.log(min(0.9, (right.get(pair, 0) + NEVER) / (count + 1))), 1)
    return found


def as_toml(costs: dict[Pair, float]) -> str:
    """The costs as the file has them, by kind."""
    parts = []
    for kind in sorted({kind for kind, _ in costs}):
        lines = [f"{variant} = {cost}" for (one, variant), cost in sorted(costs.items()) if one == kind]
        parts.append("\n".join([f"[{kind}]", *lines]))
    return HEAD + "\n" + "\n\n".join(parts) + "\n"


def main() -> None:
    """Learn the costs from the files that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("measured", nargs="+", metavar="LESSON=ROWS.json")
    tried: Counter[Pair] = Counter()
    right: dict[Pair, float] = defaultdict(float)
    for measured in parser.parse_args().measured:
        lesson, file = measured.split("=", 1)
        rows = json.loads(Path(file).read_text(encoding="utf-8"))
        tried += candidates(lesson, {row["name"] for row in rows})
        for pair, count in needed(rows).items():
            right[pair] += count
    before = tomllib.loads(COSTS.read_text(encoding="utf-8"))
    write_whole(COSTS, as_toml(learnt(before, tried, right)).encode())
    print(
        f"{sum(right.values()):.0f} programs were mended at the right line; {len(tried)} kinds and variants were tried"
    )


if __name__ == "__main__":
    main()
