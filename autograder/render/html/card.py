"""Cards of a notebook: one for one task, one that sums a lesson up; each as HTML and as plain text."""

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from autograder import __version__
from autograder.core.language import tr, tr_plural
from autograder.core.text import points
from autograder.judge.result import Outcome
from autograder.record.schema import Record, Task
from autograder.record.story import WRONG, Told, asked, findings, headline, is_wrong, later, told
from autograder.render.html.jinja import asset, environment
from autograder.render.html.listing import Part, excerpt, listing, marked
from autograder.render.svg.plots import description
from autograder.render.terminal.points import summary
from autograder.render.terminal.student import messages, rest
from autograder.render.terminal.style import SIGNS, place_text

INDENT = "     "


def card(found: Record) -> str:
    """The one task of a record as HTML that fits light and dark notebooks.

    Args:
        found: the record, with the code in it if lines are to be quoted.
    """
    [task] = found.tasks
    return _rendered("card.html", task=task, parts=listing(found), groups=list(_groups(task)), is_wrong=is_wrong)


def summary_card(found: Record, advice: str) -> str:
    """All tasks of a record as HTML, with what is left to do and what to hand in."""
    left = [message.title for message in messages(found)]
    return _rendered("summary.html", found=found, total=summary(found).plain, left=left, advice=advice)


def _rendered(name: str, **values: Any) -> str:
    style = Markup(asset(environment(), "card.css"))
    return environment().get_template(name).render(**values, kit=__version__, style=style)


def _groups(task: Task) -> Iterator[tuple[str, list[Told]]]:
    """The checks that are not explained one by one, each kind under its heading."""
    story = told(task)
    same = [one for one in story if one.again]
    waiting = [one for one in story if one.check.outcome in (Outcome.BLOCKED, Outcome.NOT_ATTEMPTED)]
    right = [one for one in story if one.check.outcome == Outcome.PASSED]
    groups = (
        (same, tr_plural(len(same), "{count} check by the same mistake", "{count} checks by the same mistake")),
        (waiting, tr_plural(len(waiting), "{count} check not known yet", "{count} checks not known yet")),
        (right, tr_plural(len(right), "{count} check right", "{count} checks right")),
    )
    for items, words in groups:
        if items:
            yield words, items


def card_text(found: Record) -> str:
    """The same as plain text, for places that show no HTML."""
    [task] = found.tasks
    sign = SIGNS[task.outcome][0]
    return "\n".join([f"{sign} {task.name}: {_score(task)}", *_task_lines(task, listing(found))])


def summary_text(found: Record, advice: str) -> str:
    """The same as plain text, for places that show no HTML."""
    lines = [f"{found.lesson}: {summary(found).plain}"]
    for task in found.tasks:
        word = "" if task.outcome == Outcome.ANSWERED else f"{task.outcome.words}, "
        lines.append(f" {SIGNS[task.outcome][0]} {task.name}: {word}{_score(task)}")
    lines += [tr(" · {name}: a person marks this", name=manual.name) for manual in found.manual]
    left = [message.title for message in messages(found)]
    return "\n".join(
        [
            *lines,
            *([tr("Still to do:")] if left else []),
            *(f" {title}" for title in left),
            tr("To hand in: {advice}", advice=advice),
        ]
    )


def _task_lines(task: Task, parts: Iterable[Part]) -> Iterator[str]:
    if task.outcome == Outcome.NOT_ATTEMPTED:
        yield f" {task.checks[0].message or tr('Not attempted yet.')}"
        yield tr(" Lecture: {lecture}", lecture=task.lecture)
        return
    if task.outcome == Outcome.ANSWERED:
        return
    parts = tuple(parts)
    for one in told(task):
        if one.check.outcome in WRONG and not one.again:
            yield from _explained(one, parts)
        elif one.check.remark:
            yield f" {SIGNS[one.check.outcome][0]} {one.check.sentence}"
            yield f"{INDENT}{one.check.remark}"
    yield from (f" {picture.title}. {description(picture)}" for picture in task.pictures)
    if others := rest(task):
        yield tr(" In this task, {others}.", others=others)


def _explained(one: Told, parts: Iterable[Part]) -> Iterator[str]:
    check = one.check
    yield f" {SIGNS[check.outcome][0]} {headline(one)}"
    lines = findings(one)
    lines += [place_text(check.where)] if check.where else []
    quoted = excerpt(parts, check.where, check.stopped)
    arrow = marked(quoted, check.where)
    lines += [f"{'▸' if line.number == arrow else ' '} {line.number or '':3} │ {line.text}" for line in quoted]
    for mistake in one.mistakes:
        lines += [mistake.title] if len(one.mistakes) > 1 else []
        lines += [tr("Why: {why}", why=mistake.why)] if mistake.why else []
        lines += [
            tr("Mend: {fix}", fix=mistake.fix),
            tr("Lecture: {lecture}", lecture=mistake.lecture),
        ]
    lines += [tr("Certain: {certain}", certain=one.certain)] if one.certain else []
    lines += [tr("Asked: {wanted}", wanted=wanted)] if (wanted := asked(one)) else []
    yield from (f"{INDENT}{line}" for line in lines)


def _score(task: Task) -> str:
    if task.outcome == Outcome.ANSWERED:
        return tr_plural(
            task.max_score,
            "answered (up to {count:g} point when it is marked)",
            "answered (up to {count:g} points when it is marked)",
        )
    known = tr_plural(
        task.max_score, "{score} of {count:g} point", "{score} of {count:g} points", score=points(task.score)
    )
    more = later(task)
    return known + tr(", up to {points} more when it is marked", points=points(more)) if more else known
