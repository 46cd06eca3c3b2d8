"""Exceptions by which a probe says that a student's code cannot be looked at; a student reads their text."""

from autograder.core.language import tr


class Unusable(Exception):
    """The student's code gave back something that cannot be looked at; the text is for the student.

    Attributes:
        returned: whether it is what the task's own function returned: then its `return` is the line to look at.
    """

    def __init__(self, text: str, returned: bool = False) -> None:
        super().__init__(text)
        self.returned = returned


class Refused(Exception):
    """A library function was called where the task asks for the computation by hand."""

    def __init__(self, name: str) -> None:
        super().__init__(tr("`{name}` does the whole task; here it is to be computed by hand", name=name))
        self.name = name
