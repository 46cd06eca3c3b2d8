"""What one person handed in, as a download tells it, before anybody of a class list is looked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from autograder.core.errors import UsageProblem
from autograder.core.language import noted, tr
from autograder.course.values import zone
from autograder.instructor.collect.archive import Found
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.due import Due
from autograder.record.collection import Left


@dataclass(frozen=True)
class Handed:
    """One submission of a download.

    Attributes:
        shown: how the download calls the person.
        key: a name for the student's folder where there is no class list.
        files: name below the submission, and the file.
        name: the person's, or only its letters, see `names.letters_of`.
        ids: how the platform calls the person, by kind.
        both: whether a number ties only together with the name, since it may be that of a group.
        submitted: when, with a zone; None where that is not told.
        late: whether the platform calls it late.
        attempt: what puts several submissions of one person in order; the highest counts.
        origin: what stands before a file's name in the download.
        remarks: what a person should know.
    """

    shown: str
    key: str
    files: tuple[tuple[str, Found], ...]
    name: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    both: bool = False
    submitted: datetime | None = None
    late: bool = False
    attempt: str = ""
    origin: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A download in the form of a platform.

    Attributes:
        handed: the submissions.
        left: files that belong to none, and why.
        foreign: how many files have names of another form.
        has_states: whether the download holds all states of the work, of which one was taken.
    """

    handed: tuple[Handed, ...]
    left: tuple[Left, ...] = ()
    foreign: int = 0
    has_states: bool = False


@dataclass(frozen=True)
class Asked:
    """What the command and `[collect]` say.

    Attributes:
        zone: of times in names of files; None where it is not known.
        pattern: how names are made in folders of no known platform.
        due: until when the states of a repository count.
        people: how the class list calls people, by kind, for names that cannot be cut apart without it.
    """

    zone: tzinfo | None = None
    pattern: str = ""
    due: Due = field(default_factory=Due)
    people: Mapping[str, frozenset[str]] = field(default_factory=dict)


Reader = Callable[[Download, Asked], Reading | None]

NO_ZONE = noted(
    "when it was handed in is not known: name the zone of the times, `timezone` in [collect] of course.toml"
)


def in_zone(text: str, form: str, zone: tzinfo | None) -> tuple[datetime | None, tuple[str, ...]]:
    """A time without a zone as a moment, and what to say of it.

    Args:
        text: the time.
        form: how it is written, in strptime's words.
        zone: the zone of such times.
    """
    try:
        naive = datetime.strptime(text, form)
    except ValueError:
        return None, (tr("the time of handing in is not understood: {text}", text=text),)
    return (naive.replace(tzinfo=zone), ()) if zone else (None, (tr(NO_ZONE),))


def zone_named(name: str, where: str) -> tzinfo | None:
    """A time zone by its name; None for no name.

    Raises:
        UsageProblem: there is no such zone.
    """
    if not name:
        return None
    try:
        return zone(name)
    except ValueError:
        raise UsageProblem(
            tr(
                "{where}: {name!r} is no time zone that is known here; write it as Continent/City, such as "
                "Europe/Berlin",
                where=where,
                name=name,
            )
        ) from None
