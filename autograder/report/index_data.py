"""What the script of the report's index filters and sorts: short, since a class may have thousands."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from autograder.core.language import tr
from autograder.judge.result import Outcome
from autograder.render.html.jinja import LETTERS
from autograder.render.repaired import NO_NAME, what_is_wrong
from autograder.render.terminal.style import SIGNS
from autograder.report.rows import Row
from autograder.report.script_words import index_words
from autograder.report.summary import LessonSummary, aligned


def index_data(lessons: Sequence[LessonSummary]) -> dict[str, Any]:
    """All of it, as JSON can hold it."""
    return {
        "lessons": [_lesson_data(lesson) for lesson in lessons],
        "names": {v: _named(k) for k, v in LETTERS.items()},
        "said": index_words(),
    }


def _named(outcome: Outcome) -> list[str]:
    return [SIGNS[outcome][0], outcome.words]


def _lesson_data(lesson: LessonSummary) -> dict[str, Any]:
    ids = {(one.mistake.task, one.mistake.id): place for place, one in enumerate(lesson.mistakes)}
    nameless = {one.shown.repair: len(ids) + place for place, one in enumerate(lesson.shared)}
    words: dict[str, int] = {}
    return {
        "name": lesson.name,
        "max": lesson.max_score,
        "rules": lesson.has_rules,
        "columns": [[column.task, column.sentence] for column in lesson.columns],
        "mistakes": [
            *([one.mistake.task, one.mistake.title] for one in lesson.mistakes),
            *([one.task, f"{what_is_wrong(one.kinds)} ({tr(NO_NAME)})"] for one in nameless),
        ],
        "rows": [
            [
                row.student,
                link(row),
                row.score,
                round(row.seconds, 1),
                aligned(row, lesson.columns),
                [
                    *(ids[one.task, one.id] for one in row.mistakes),
                    *(nameless[one.repair] for one in row.mended if one.repair in nameless),
                ],
                words.setdefault(row.trouble, len(words)),
                LETTERS[row.outcome],
                *([row.counts.final, row.counts.said] if row.counts is not None and lesson.has_rules else []),
            ]
            for row in lesson.rows
        ],
        "words": list(words),
    }


def link(row: Row) -> str:
    """The address of a student's page, from the report's index."""
    return "students/" + quote(row.page, safe="")
