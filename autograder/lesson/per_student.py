"""Numbers that belong to a name, so that each student has a question of their own."""

import hashlib

from autograder.core.language import tr


def numbers_for(name: str, count: int, low: int, high: int) -> list[int]:
    """Whole numbers drawn from a name: the same ones for the same name, on every machine.

    Args:
        name: a student's name; upper and lower case and spaces around it make no difference.
        count: how many.
        low, high: the least and the largest that can come.
    """
    if not isinstance(name, str):
        raise TypeError(tr('the name has to be a string such as "ada", not {name!r}', name=name))
    own = name.strip().casefold()
    digests = (hashlib.sha256(f"{own}|{low}|{high}|{place}".encode()).digest() for place in range(count))
    return [low + int.from_bytes(digest[:8], "big") % (high - low + 1) for digest in digests]
