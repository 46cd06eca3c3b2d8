"""A student's marks for one piece of work, as gradebooks of others take them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A student's marks for one piece of work.

    Attributes:
        student: the name by which nbgrader or the class's folders know the student.
        work: the lesson or assignment.
        score: the points that count; None where there is no mark.
        max_score: of so many.
        remark: in a few words, what to look at first.
        name: the student's name for people, if it is known.
    """

    student: str
    work: str
    score: float | None
    max_score: float
    remark: str = ""
    name: str = ""
