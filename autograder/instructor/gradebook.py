"""Marks in a platform's own gradebook file: which form it has, whose row each student's is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.moodle_headings import LANGUAGES
from autograder.core.sheet import Sheet
from autograder.course.class_list import by_shape, read_list
from autograder.course.platform_tables import ExportTable, RosterTable
from autograder.course.rows import Rows
from autograder.record.entry import Entry
from autograder.render.csv.filled import Filled, fill
from autograder.render.csv.platforms import GRADEBOOKS, UNKNOWN_WORKSHEET, Gradebook
from autograder.render.csv.rounding import Rule

FOREIGN = frozenset(heading for words in LANGUAGES.values() for heading in words.values())
Ids = Mapping[str, Mapping[str, str]]  # by student, by kind


def gradebook(
    platform: str,
    file: Path,
    entries: Sequence[Entry],
    table: ExportTable | None = None,
    ids: Ids | None = None,
    roster: RosterTable | None = None,
) -> Filled:
    """A platform's gradebook with marks in it.

    Args:
        platform: one of `GRADEBOOKS`.
        file: what the platform exported.
        entries: the marks.
        table: how they are written.
        ids: how platforms call the students, where the names of the folders do not tell.
        roster: what the columns of the class list mean, which may be this file.

    Raises:
        UsageProblem: the file cannot be read, is not that platform's, or is about one piece of work and these are more.
    """
    sheet = read_list(file)
    table = table or ExportTable()
    works = sorted({one.work for one in entries})
    book = _form(platform, sheet, file, works, table)
    if book.only and len(works) > 1:
        raise UsageProblem(
            tr(
                "{file} is about one assignment, and there are marks of {lessons}: add --lesson and one of them",
                file=file,
                lessons=", ".join(works),
            )
        )
    rows = Rows(sheet, file, roster)
    rule = Rule(table.digits, table.rounding, table.scale)
    return fill(
        sheet, book, entries, lambda student: rows.of(student, (ids or {}).get(student, {})), rule, table.columns
    )


def _form(platform: str, sheet: Sheet, file: Path, works: Sequence[str], table: ExportTable) -> Gradebook:
    headings = {one.strip() for one in sheet.header}
    for book in GRADEBOOKS[platform]:
        if headings.issuperset(book.marks):
            return book
    if platform == "moodle" and by_shape(sheet):
        unnamed = [work for work in works if table.columns.get(work) not in headings]
        if not unnamed:
            return UNKNOWN_WORKSHEET
        raise UsageProblem(
            tr(
                "{file} is a grading worksheet of Moodle's in a language that is not known here: say in "
                'course.toml which column holds the marks, [export.columns] with {lesson} = "...". Its '
                "headings: {headings}",
                file=file,
                lesson=unnamed[0],
                headings=", ".join(one.strip() for one in sheet.header),
            )
        )
    forms = {book.marks: None for book in GRADEBOOKS[platform] if not {*book.marks} & FOREIGN}
    wanted = tr(" or ").join(map(", ".join, forms))
    other = next((name for name, books in GRADEBOOKS.items() if any(headings.issuperset(b.marks) for b in books)), "")
    hint = tr("; it looks like one of {platform}", platform=other) if other else ""
    raise UsageProblem(
        tr(
            "{file} is no gradebook as {platform} exports it, which has the headings {headings}{hint}. Export "
            "it from the platform again, and give that file",
            file=file,
            platform=platform,
            headings=wanted,
            hint=hint,
        )
    )
