"""A student's marks for one piece of work, as gradebooks of others take them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A student's marks for one piece of work.

    Attributes:
        student: the name by which nbgrader or the class's folders know the student.
        work: the lesson or assignment.
        score: None where there is no mark.
        remark: in a few words, what to look at first.
        name: the student's name for people, if it is known.
        final: the mark that counts, where a rule of the course made another of the score; None where none did.
    """

    student: str
    work: str
    score: float | None
    max_score: float
    remark: str = ""
    name: str = ""
    final: float | None = None

    @property
    def counts(self) -> float | None:
        """The mark that goes into a gradebook; None where there is none."""
        return self.score if self.final is None else self.final
