"""The lists of people that platforms export: by which headings each is known, and what its columns mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from autograder.core.moodle_headings import in_all_languages


@dataclass(frozen=True)
class Form:
    """What the columns of a list mean.

    Attributes:
        marks: headings by which the form is recognised; all of them are there.
        student: columns of which the first that is not empty names the folder.
        name: the column with the whole name, or
        first, last: those with its parts.
        ids: columns by kind.
        section, handed_in: columns; empty for none.
    """

    marks: tuple[str, ...]
    student: tuple[str, ...]
    name: str = ""
    first: str = ""
    last: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    section: str = ""
    handed_in: str = ""


def _of_moodle(form: Form) -> Iterator[Form]:
    """A list of Moodle's in all languages of its sites that are known."""
    columns = (form.name, form.first, form.last, form.handed_in, *form.ids.values())
    for words in in_all_languages((*form.marks, *form.student, *(one for one in columns if one))):
        yield Form(
            marks=tuple(words[one] for one in form.marks),
            student=tuple(words[one] for one in form.student),
            name=words.get(form.name, ""),
            first=words.get(form.first, ""),
            last=words.get(form.last, ""),
            ids={kind: words[one] for kind, one in form.ids.items()},
            handed_in=words.get(form.handed_in, ""),
        )


# The most telling come first.
FORMS = (
    Form(
        marks=("Student", "ID", "SIS Login ID"),  # Canvas's gradebook
        student=("SIS Login ID", "SIS User ID", "ID"),
        name="Student",
        ids={"canvas": "ID", "login": "SIS Login ID", "number": "SIS User ID"},
        section="Section",
    ),
    Form(
        marks=("LastName", "FirstName", "ID", "SIS Login ID"),  # the same with names in two columns
        student=("SIS Login ID", "SIS User ID", "ID"),
        first="FirstName",
        last="LastName",
        ids={"canvas": "ID", "login": "SIS Login ID", "number": "SIS User ID"},
        section="Section",
    ),
    *_of_moodle(
        Form(
            marks=("Identifier", "Grade"),  # the grading worksheet of one assignment
            student=("Username", "ID number", "Email address", "Full name", "Identifier"),
            name="Full name",
            ids={"participant": "Identifier", "login": "Username", "number": "ID number", "email": "Email address"},
            handed_in="Last modified (submission)",
        )
    ),
    Form(
        marks=("OrgDefinedId",),  # Brightspace's gradebook
        student=("Username", "OrgDefinedId"),
        first="First Name",
        last="Last Name",
        ids={"login": "Username", "number": "OrgDefinedId", "email": "Email"},
        section="Sections",
    ),
    Form(
        marks=("Last Name", "First Name", "Username"),  # Blackboard's gradebook
        student=("Username",),
        first="First Name",
        last="Last Name",
        ids={"login": "Username", "number": "Student ID"},
    ),
    Form(
        marks=("First Name", "Last Name", "SID", "Email"),  # Gradescope's roster and scores
        student=("SID", "Email"),
        first="First Name",
        last="Last Name",
        ids={"number": "SID", "email": "Email"},
        section="Sections",
    ),
    Form(
        marks=("identifier", "github_username"),  # GitHub Classroom's roster
        student=("identifier", "github_username"),
        name="name",
        ids={"number": "identifier", "github": "github_username"},
    ),
    Form(
        marks=("roster_identifier", "github_username"),  # GitHub Classroom's grades
        student=("roster_identifier", "github_username"),
        ids={"number": "roster_identifier", "github": "github_username"},
    ),
    *_of_moodle(
        Form(
            marks=("First name", "Last name", "Email address"),  # the participants and the gradebook
            student=("Username", "ID number", "Email address"),
            first="First name",
            last="Last name",
            ids={"login": "Username", "number": "ID number", "email": "Email address"},
        )
    ),
    Form(
        marks=("First name", "Surname", "Email address"),  # the same, as sites in other kinds of English call it
        student=("Username", "ID number", "Email address"),
        first="First name",
        last="Surname",
        ids={"login": "Username", "number": "ID number", "email": "Email address"},
    ),
    Form(
        marks=("Last Name", "First Name", "Email Address"),  # Google Classroom's grades
        student=("Email Address",),
        first="First Name",
        last="Last Name",
        ids={"email": "Email Address"},
    ),
)
