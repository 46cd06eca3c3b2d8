"""Pages of the report, from summaries and records. Whatever comes from a student is escaped; nothing of it can run.

The pages load nothing. Their content policy allows this kit's own style and script, by their digests, and no others.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from autograder import __version__
from autograder.core.language import noted, tr
from autograder.core.text import one_line, points
from autograder.marks.mark import Mark
from autograder.record.notebook_runs import limit_words
from autograder.record.schema import Manual, Record
from autograder.record.story import is_wrong
from autograder.render.html.jinja import asset, drawings, environment
from autograder.render.html.listing import listing
from autograder.render.repaired import NO_NAME, change_lines, what_is_wrong
from autograder.render.svg import charts
from autograder.render.terminal.points import score_of
from autograder.report.books import BookSummary
from autograder.report.by_hand import MOST, Wanted
from autograder.report.index_data import index_data, link
from autograder.report.script_words import marks_words
from autograder.report.summary import LessonSummary

HERE = Path(__file__).resolve().parent
# What is shown of what `run.json` says about a run, in this order.
FACTS = {
    "seed": noted("Seed"),
    "kit": noted("Kit"),
    "isolation": noted("Isolation"),
    "data": noted("Data"),
    "device": noted("CUDA device"),
    "python": "Python",
    "torch": "PyTorch",
}


def index_page(lessons: Sequence[LessonSummary], run: Mapping[str, Any], has_books: bool = False) -> str:
    """The instructor's page.

    Args:
        lessons: the summaries, in the order of the page.
        run: what `run.json` says about the run; may be empty.
        has_books: whether there is a page about ordinary notebooks beside it.
    """
    style, script = _asset("report.css"), _asset("report.js")
    return _rendered(
        "index.html",
        lessons=lessons,
        has_books=has_books,
        missing=_missing(run),
        facts=list(_facts(run)),
        tolerances=_tolerances(run),
        data=_for_script(index_data(lessons)),
        policy=_policy(style, script) + "; connect-src 'self'",
        style=Markup(style),
        script=Markup(script),
        kit=__version__,
    )


def books_page(books: Sequence[BookSummary], has_lessons: bool) -> str:
    """The instructor's page about ordinary notebooks.

    Args:
        books: the summaries, in the order of the page.
        has_lessons: whether there is a page about lessons beside it.
    """
    style = _asset("report.css")
    return _rendered(
        "books.html",
        books=books,
        has_lessons=has_lessons,
        policy=_policy(style, ""),
        style=Markup(style),
        kit=__version__,
    )


def marks_page(found: Sequence[Wanted], choices: Mapping[str, Any], file: str, token: str) -> str:
    """The page on which marks are given by hand; for a browser on this machine alone.

    Args:
        found: the marks that can be given.
        choices: those that can be corrected.
        file: where they are written, for people.
        token: what the page sends along to be believed.
    """
    style, script = _asset("report.css"), _asset("marks.js")
    given = {json.dumps([one.student, one.lesson, one.task], separators=(",", ":")): one.given for one in found}
    return _rendered(
        "marks.html",
        shown=found[:MOST],
        more=max(0, len(found) - MOST),
        choices=choices,
        file=file,
        data=_for_script({"token": token, "choices": choices, "given": given, "said": marks_words()}),
        policy=_policy(style, script) + "; connect-src 'self'",
        style=Markup(style),
        script=Markup(script),
    )


def student_page(records: Sequence[Record], marks: Mapping[str, Mark] | None = None) -> str:
    """One student's page, from the records of this student alone. It names no seed and links nowhere.

    Args:
        records: of the student, one a lesson.
        marks: what counts of them, by lesson, where the course's rules are known.
    """
    style = _asset("student.css")
    return _rendered(
        "student.html",
        student=records[0].student,
        lessons=[_student_lesson(found, (marks or {}).get(found.lesson)) for found in records],
        policy=_policy(style, ""),
        style=Markup(style),
        kit=__version__,
    )


def _student_lesson(found: Record, mark: Mark | None) -> dict[str, Any]:
    shown = [task for task in found.tasks if is_wrong(task) or drawings(task)]
    quiet = [task for task in found.tasks if task not in shown]
    return {"found": found, "parts": listing(found), "shown": shown, "quiet": quiet, "mark": mark}


def _missing(run: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = run.get("missing")
    pairs = [pair for pair in found if isinstance(pair, list) and len(pair) == 2] if isinstance(found, list) else []
    return [(one_line(str(student), 120), str(lesson)) for student, lesson in pairs]


def _facts(run: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for key, name in FACTS.items():
        value = run.get(key)
        if value is not None:
            yield tr(name), one_line(tr(value) if isinstance(value, str) else json.dumps(value), 200)


def _tolerances(run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found = run.get("tolerances")
    named = found.items() if isinstance(found, dict) else ()
    return {
        name: value for name, value in named if isinstance(value, dict) and {"relative", "absolute"} <= value.keys()
    }


def _for_script(data: Any) -> Markup:
    """JSON that ends no script element, whatever is in it."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return asset(environment(HERE / "assets"), name)


def _policy(style: str, script: str) -> str:
    allowed = f"script-src {_digest(script)}; " if script else ""
    return f"default-src 'none'; {allowed}style-src {_digest(style)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment(HERE / "templates")
    made.filters |= {"percent": _percent}
    made.globals |= {
        "names": charts.names,
        "link": link,
        "NO_NAME": NO_NAME,
        "change_lines": change_lines,
        "limit_words": limit_words,
        "what_is_wrong": what_is_wrong,
        "by_hand": _by_hand,
        "histogram": lambda bins: Markup(charts.histogram(bins)),
        "bar": lambda counts: Markup(charts.bar(counts)),
    }
    return made


def _by_hand(mark: Mark | None, question: Manual) -> str:
    """The points of a question that a person marks: given, or still to be had."""
    found = next((part for part in mark.parts if part.name == question.name and not part.waits), None) if mark else None
    if found is None or found.score is None:
        return tr("up to {points}", points=points(question.max_score))
    return score_of(found.score, found.best)


def _rendered(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
