"""Names of the recorded programs, and deterministic subsets of them for a quick look."""

import re
import zlib
from dataclasses import dataclass


class Problem(Exception):
    """Something that the person at the command line has to mend; the text says what and how."""


@dataclass(frozen=True)
class Selection:
    """Some of the programs: whether one belongs hangs on its name alone, so it is the same in every recording.

    A name is `class/<lesson>/<student>` or `corpus/<lesson>/<right or wrong>/<file>`.

    Attributes:
        part: which of `parts` about equal ones, from 1.
        lesson: only of this one; empty for all.
    """

    part: int = 1
    parts: int = 1
    lesson: str = ""

    def __contains__(self, name: object) -> bool:
        chosen = zlib.crc32(str(name).encode()) % self.parts == self.part - 1
        return chosen and self.lesson in ("", str(name).split("/")[1])


def part_of(text: str) -> tuple[int, int]:
    """The two numbers of a `PART`: "3/10" is the third of ten.

    Raises:
        Problem: it is not of that form.
    """
    found = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", text)
    if found is None or int(found[1]) > int(found[2]):
        raise Problem(f"a part is written as 3/10, the third of ten; {text!r} is not")
    return int(found[1]), int(found[2])
