"""What the scripts of the pages say: they have no sentences of their own, and put values into these."""

from autograder.core.language import tr
from autograder.judge.result import Outcome


def index_words() -> dict[str, str]:
    """For `report.js`, by the names that it knows them by. What stands in braces is put in by the script."""
    return {
        "every": tr("all"),
        "less": tr("points missing"),
        "full": tr("all points"),
        "nothing": tr("nothing attempted"),
        "illegible": Outcome.UNGRADABLE.words,
        "error": Outcome.GRADER_ERROR.words,
        "wrong": tr("wrong in {task}"),
        "student": tr("student"),
        "points": tr("points"),
        "counts": tr("counts"),
        "seconds": tr("s"),
        "trouble": tr("first to look at"),
        "all": tr("All {count} submissions."),
        "some": tr("{count} of {all} submissions."),
        "page": tr("{first} to {last} of {all}"),
        "none": tr("none"),
        "marks": tr("Marks by hand"),
        "fresh": tr("There are new results. Show them"),
    }


def marks_words() -> dict[str, str]:
    """For `marks.js`."""
    return {
        "ended": tr("The server has ended: nothing was written. Start `autograder report DIR --serve` again."),
        "task": tr("{task}, of {points}"),
        "everything": tr("all points"),
    }
