"""Similar submissions: those that share what few others have. A place to look, never a verdict.

Short tasks have few good answers, so what many hand in says nothing. Fingerprints of the code (by `copydetect`,
which leaves names, comments and spaces out) count only where the stub does not have them and few of the class do.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from autograder.core.errors import UsageProblem
from autograder.core.language import noted, tr
from autograder.course.layout import Course
from autograder.instructor.class_work import list_students
from autograder.marking.code_parts import code
from autograder.record.schema import CodePart
from autograder.record.similar import Pair
from autograder.submission.class_folder import handed_in, is_handed_in

LENGTH, WINDOW = 25, 4  # characters in a fingerprint; of so many that follow each other one is kept
FEW = 3  # what more students have than this, and than FEW_SHARE of the class, is common
FEW_SHARE = 0.05
LEAST_SHARED = 5  # rare fingerprints that two have to share before they are compared
AT_LEAST = 0.5  # of what is a submission's own
MISSING = noted(
    "`autograder similar` needs the package copydetect, which is not installed here: pip install 'torchgrade[similar]'"
)


@dataclass(frozen=True)
class _Work:
    student: str
    text: str
    places: list[str]  # by line of the text
    print: Any  # copydetect's CodeFingerprint
    own: frozenset[int]  # fingerprints that few others have


def similar(course: Course, submitted: Path, lesson: str, at_least: float = AT_LEAST) -> list[Pair]:
    """Pairs of one lesson that are suspiciously alike, the most alike first.

    Args:
        course: where the lesson's stub is.
        submitted: a folder `<student>/<lesson>/<file>`.
        lesson: its name.
        at_least: the share of its own code from which on a submission is listed, 0 to 1.

    Raises:
        UsageProblem: there is no such folder, or copydetect is not installed.
    """
    texts = dict(_texts(course, submitted, lesson))
    stub = course.exercise(lesson) / f"{lesson}.py"
    works = _works(texts, stub.read_text(encoding="utf-8") if stub.is_file() else "")
    pairs = [_pair(lesson, works[one], works[other]) for one, other in _candidates(works)]
    found = [pair for pair in pairs if max(pair.shares) >= at_least]
    return sorted(found, key=lambda pair: (-max(pair.shares), -min(pair.shares), pair.students))


def _texts(course: Course, submitted: Path, lesson: str) -> Iterable[tuple[str, Sequence[CodePart]]]:
    names = frozenset(course.load(lesson).tasks)
    for student in list_students(submitted):
        if is_handed_in(submitted, student, lesson):
            parts = code(handed_in(submitted, student, lesson, names).read())
            if parts:
                yield student, parts


def _works(texts: Mapping[str, Sequence[CodePart]], stub: str) -> list[_Work]:
    given = _fingerprint(stub, []).hashes
    prints = {student: _fingerprint(_whole(parts), list(given)) for student, parts in texts.items()}
    counts = Counter(found for one in prints.values() for found in one.hashes)
    few = max(FEW, FEW_SHARE * len(prints))
    return [
        _Work(
            student,
            _whole(texts[student]),
            list(_places(texts[student])),
            one,
            frozenset(int(found) for found in one.hashes if counts[found] <= few),
        )
        for student, one in prints.items()
    ]


def _fingerprint(text: str, stub: list[int]) -> Any:
    try:
        from copydetect import CodeFingerprint
    except ImportError:
        raise UsageProblem(tr(MISSING)) from None
    # The name tells it the language; nothing is opened.
    return CodeFingerprint("submission.py", LENGTH, WINDOW, boilerplate=stub, fp=io.StringIO(text))


def _whole(parts: Sequence[CodePart]) -> str:
    return "".join(part.text.rstrip("\n") + "\n" for part in parts)


def _places(parts: Sequence[CodePart]) -> Iterable[str]:
    for part in parts:
        for line in range(1, part.text.rstrip("\n").count("\n") + 2):
            if part.cell is None:
                yield tr("{file}, line {line}", file=part.file, line=line)
            else:
                yield tr("{file}, cell {cell}, line {line}", file=part.file, cell=part.cell, line=line)


def _candidates(works: list[_Work]) -> list[tuple[int, int]]:
    """Pairs that share rare fingerprints, so that not each is compared with each."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        for found in work.own:
            holders[found].append(place)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    return [pair for pair, count in shared.items() if count >= LEAST_SHARED]


def _pair(lesson: str, one: _Work, other: _Work) -> Pair:
    from copydetect import compare_files

    _, _, slices = compare_files(one.print, other.print)
    common = one.own & other.own
    shares = tuple(len(common) / len(work.own) for work in (one, other))
    pieces = list(zip(slices[0][0].tolist(), slices[0][1].tolist(), strict=True))
    lines = {line for begin, end in pieces for line in range(_line(one, begin), _line(one, end) + 1)}
    return Pair(
        lesson,
        (one.student, other.student),
        (shares[0], shares[1]),
        len(lines),
        (_begin(one, slices[0]), _begin(other, slices[1])),
    )


def _line(work: _Work, place: int) -> int:
    return work.text.count("\n", 0, place)


def _begin(work: _Work, slices: Any) -> str:
    """Where the longest of some pieces begins."""
    if not slices.shape[1]:
        return ""
    longest = int((slices[1] - slices[0]).argmax())
    return work.places[min(_line(work, int(slices[0][longest])), len(work.places) - 1)]
