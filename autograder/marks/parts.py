"""The parts that a mark is made of: tasks that a program marks, and what people mark; before anything is taken off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from autograder.core.language import tr
from autograder.course.rules import Adjusted
from autograder.course.values import exact, plain
from autograder.marks.given import PREFIX, Given
from autograder.record.schema import Record, Task

WHOLE = ""  # in the place of a task: all points of a lesson


@dataclass(frozen=True)
class Part:
    """One part of a mark.

    Attributes:
        score: None where it has no mark yet.
        best: what can be won.
        by_person: whether a person marks it, or has marked it.
        bonus: what is won counts, and `best` does not.
        waits: whether a person still has to mark it.
    """

    name: str
    score: Fraction | None
    best: Fraction
    by_person: bool = False
    bonus: bool = False
    waits: bool = False


@dataclass(frozen=True)
class Parts:
    """All parts of a mark, with what there is to say about them.

    Attributes:
        said: what made them other than the record has them; students read it.
        open: what a person has to look at.
    """

    parts: tuple[Part, ...]
    said: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def earned(self) -> Fraction | None:
        """Points won; None where a part that is not waiting for a person has none."""
        scores = [Fraction(0) if part.waits else part.score for part in self.parts]
        return (
            None if any(score is None for score in scores) else sum((s for s in scores if s is not None), Fraction(0))
        )

    @property
    def possible(self) -> Fraction:
        """Points to be won."""
        return sum((part.best for part in self.parts if not part.bonus), Fraction(0))


def parts_of(
    found: Record, besides: Mapping[str, Fraction], asked: frozenset[str], given: Mapping[str, Given]
) -> Parts:
    """The parts of a record's mark, with what people gave.

    Args:
        found: the record.
        besides: what people mark besides the lesson's questions, with its points.
        asked: what anybody was given a mark for: a question of the lesson counts once one has been marked.
        given: what this student was given, by task.
    """
    parts = [_by_program(one) for one in found.tasks]
    for question in found.manual:
        if question.name in asked:
            parts.append(_for_a_person(question.name, exact(question.max_score), bool(question.text.strip())))
    parts += (_for_a_person(name, best, True) for name, best in besides.items())
    known = {part.name: place for place, part in enumerate(parts)}
    said, attention = [], []
    for task, one in given.items():
        if task == WHOLE:
            continue
        problem = _problem(one, parts[known[task]] if task in known else None)
        if problem:
            attention.append(tr("{place}: {problem}; it does not count", place=where(one), problem=problem))
            continue
        part = parts[known[task]]
        attention += of_another_submission(one, found)
        parts[known[task]] = replace(part, score=one.points, by_person=True, waits=False)
        if not part.by_person:
            attention += without_reason(one)
            was = tr("none") if part.score is None else plain(part.score)
            said.append(
                tr(
                    "{task}: {points} in the place of {before}, by a person",
                    task=task,
                    points=plain(one.points),
                    before=was,
                )
                + because(one)
            )
        elif one.reason:
            said.append(
                tr("{task}: {points} of {possible}", task=task, points=plain(one.points), possible=plain(part.best))
                + because(one)
            )
    attention += (tr("{name} waits for a person", name=part.name) for part in parts if part.waits)
    return Parts(tuple(parts), tuple(said), tuple(attention))


def _by_program(task: Task) -> Part:
    return Part(task.name, None if task.score is None else exact(task.score), exact(task.max_score))


def _problem(one: Given, part: Part | None) -> str:
    """Why a mark cannot count; empty where it can."""
    if part is None:
        return tr("nothing is called {task} in {lesson}", task=one.task, lesson=one.lesson)
    if one.points > part.best:
        return tr(
            "{points} points are more than {name} has ({possible})",
            points=plain(one.points),
            name=one.task,
            possible=plain(part.best),
        )
    return ""


def adjusted(whole: Parts, decisions: Iterable[Adjusted]) -> Parts:
    """The same after decisions for everyone: tasks with other points, without any, or as a bonus."""
    parts, said, attention = list(whole.parts), list(whole.said), list(whole.open)
    for one in decisions:
        place = next((place for place, part in enumerate(parts) if part.name == one.task), None)
        if place is None:
            attention.append(
                tr("course.toml: there is no task {task} in {lesson} to be adjusted", task=one.task, lesson=one.lesson)
            )
            continue
        part = parts[place]
        said.append(one.words)
        if one.drop:
            del parts[place]
            continue
        if one.points is not None:
            score = None if part.score is None else part.score * one.points / part.best if part.best else Fraction(0)
            part = replace(part, score=score, best=one.points)
        parts[place] = replace(part, bonus=part.bonus or one.bonus)
    return Parts(tuple(parts), tuple(said), tuple(attention))


def _for_a_person(name: str, best: Fraction, there: bool) -> Part:
    """What a person marks; a question without an answer has no points and waits for nobody."""
    return Part(name, None if there else Fraction(0), best, by_person=True, waits=there)


def where(one: Given) -> str:
    """Where a mark by hand stands."""
    return tr("manual.csv, line {line}", line=one.line)


def without_reason(one: Given) -> list[str]:
    """What to say of a correction that gives no reason."""
    return [] if one.reason else [tr("{place}: no reason is given; students read it", place=where(one))]


def because(one: Given) -> str:
    """The reason of a mark by hand, to be put behind a sentence; empty where there is none."""
    return f": {one.reason}" if one.reason else ""


def of_another_submission(one: Given, found: Record) -> list[str]:
    """What to say of a mark by hand that was given for an earlier submission; it counts all the same."""
    if not one.submission or found.submission_sha256.startswith(one.submission[:PREFIX]):
        return []
    what = one.task or tr("all points")
    return [
        tr(
            "{place}: the mark for {what} was given for an earlier submission; look at it again",
            place=where(one),
            what=what,
        )
    ]
