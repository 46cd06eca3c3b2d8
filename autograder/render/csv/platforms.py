"""The gradebook files of platforms: how each is known, which columns hold marks, and which go along on the way back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from autograder.core.moodle_headings import in_all_languages

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Gradebook:
    """The form of a file that a platform exports and takes back.

    Attributes:
        marks: headings by which it is recognised; all of them are there.
        kept: columns that go along where they are there; all where it is empty.
        title: the heading of a column of marks, with the groups `title` and, where it tells the points, `most`.
        new: the heading of a column that is added, with `{lesson}` and `{most}`; empty where none can be.
        end: the column that stays the last one.
        only: the column of marks where the whole file is about one piece of work.
        most: the column, beside it, with the points that are possible.
        feedback: the column, beside it, with words for the student.
        points: how the row begins that holds the points that are possible.
    """

    marks: tuple[str, ...]
    kept: tuple[str, ...] = ()
    title: re.Pattern[str] = _NEVER
    new: str = ""
    end: str = ""
    only: str = ""
    most: str = ""
    feedback: str = ""
    points: str = ""


CANVAS = Gradebook(
    marks=("ID", "SIS Login ID"),
    kept=(
        *("Student", "LastName", "FirstName", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account"),
        "Section",
    ),
    title=re.compile(r"(?P<title>.+) \(\d+\)"),
    new="{lesson}",
    points="Points Possible",
)
MOODLE_WORKSHEET = Gradebook(
    marks=("Identifier", "Grade", "Last modified (grade)"),
    only="Grade",
    most="Maximum Grade",
    feedback="Feedback comments",
)
# In a language that is not known: the column of the marks has to be named, all others stay as they are.
UNKNOWN_WORKSHEET = Gradebook(marks=())
MOODLE_GRADES = Gradebook(
    marks=("Email address",),
    kept=("First name", "Last name", "Username", "ID number", "Email address"),
    title=re.compile(r"(?:\w+: )?(?P<title>.+) \([^()]+\)"),
    new="{lesson}",
)
BLACKBOARD = Gradebook(
    marks=("Last Name", "First Name", "Username"),
    kept=("Last Name", "First Name", "Username", "Student ID"),
    title=re.compile(r"(?P<title>.+?) \[Total Pts: (?:up to )?(?P<most>\d+(?:[.,]\d+)?)[^\]]*\](?: ?\|\w+)?"),
    new="{lesson}",
)
BRIGHTSPACE = Gradebook(
    marks=("OrgDefinedId",),
    kept=("OrgDefinedId", "Username", "Last Name", "First Name", "Email", "End-of-Line Indicator"),
    title=re.compile(r"(?P<title>.+?) Points Grade(?: <Numeric MaxPoints:(?P<most>\d+(?:[.,]\d+)?)[^>]*>)?"),
    new="{lesson} Points Grade <Numeric MaxPoints:{most}>",
    end="End-of-Line Indicator",
)
GRADESCOPE_SCORES = Gradebook(marks=("SID", "Email", "Total Score"), only="Total Score", most="Max Points")
GRADESCOPE_GRADES = Gradebook(
    marks=("SID", "Email"),
    kept=("First Name", "Last Name", "SID", "Email"),
    title=re.compile("(?P<title>.+)"),
    new="{lesson}",
)
GITHUB = Gradebook(
    marks=("github_username", "points_awarded"),
    only="points_awarded",
    most="points_available",
)
GOOGLE = Gradebook(marks=("Email Address",), title=re.compile("(?P<title>.+)"), new="{lesson}", points="Points")


def _of_moodle(book: Gradebook) -> Iterator[Gradebook]:
    """A table of Moodle's in all languages of its sites that are known."""
    named = (*book.marks, *book.kept, *(one for one in (book.only, book.most, book.feedback) if one))
    for words in in_all_languages(named):
        yield replace(
            book,
            marks=tuple(words[one] for one in book.marks),
            kept=(*(words[one] for one in book.kept), *(["Surname"] if book.kept else [])),
            only=words.get(book.only, ""),
            most=words.get(book.most, ""),
            feedback=words.get(book.feedback, ""),
        )


# By the word that is typed, the most telling form first.
GRADEBOOKS: Mapping[str, tuple[Gradebook, ...]] = {
    "canvas": (CANVAS,),
    "moodle": (*_of_moodle(MOODLE_WORKSHEET), *_of_moodle(MOODLE_GRADES)),
    "blackboard": (BLACKBOARD,),
    "brightspace": (BRIGHTSPACE,),
    "gradescope": (GRADESCOPE_SCORES, GRADESCOPE_GRADES),
    "classroom": (GITHUB, GOOGLE),
}
