"""What tests may rely on: the meaning of names and the libraries that a class's notebooks share.

It comes from the notebook that students got, where that is given. Else from the class: what at least half of the
submissions have is the course's, and no single student can change it.
"""

import doctest
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from autograder.notebooks.source import imported_by, trusted_of
from autograder.otter.tests import TestFile
from autograder.wire.cells import Trusted

STAND_IN = "otter"
T = TypeVar("T")


def trusted_for(tests: Sequence[TestFile], notebooks: Sequence[Sequence[str]]) -> Trusted:
    """What names mean in tests.

    Args:
        tests: all of them.
        notebooks: the sources of the cells of each notebook.
    """
    own = trusted_of([(source, True) for source in _sources(tests)])
    each = [trusted_of([(source, False) for source in cells]) for cells in notebooks]
    least = (len(each) + 1) // 2
    bound = _shared([one.bound for one in each], least)
    imports = _shared([frozenset(one.imported.items()) for one in each], least)
    return Trusted(
        bound | own.bound,
        {name: what for name, what in {**dict(sorted(imports)), **own.imported}.items() if name != STAND_IN},
        _shared([one.classes for one in each], least) | own.classes,
        _shared([one.changed for one in each], least) | own.changed,
        own.reach,
    )


def libraries_of(tests: Sequence[TestFile], notebooks: Sequence[Sequence[str]]) -> list[str]:
    """Modules that are loaded before the first submission, once for all."""
    each = [imported_by(cells) for cells in notebooks]
    counted = Counter(name for names in each for name in names)
    names = [name for name, count in counted.items() if count >= (len(each) + 1) // 2]
    names += imported_by(_sources(tests))
    return [name for name in dict.fromkeys(names) if name.split(".")[0] != STAND_IN]


def _shared(sets: Sequence[frozenset[T]], least: int) -> frozenset[T]:
    counted = Counter(one for found in sets for one in found)
    return frozenset(one for one, count in counted.items() if count >= least)


def _sources(tests: Sequence[TestFile]) -> list[str]:
    found = []
    for file in tests:
        for case in file.cases:
            if file.source:
                found.append(case.body)
            else:
                found += _code_of(case.body)
    return found


def _code_of(body: str) -> list[str]:
    try:
        return [one.source for one in doctest.DocTestParser().get_examples(body)]
    except ValueError:  # the case itself says so when it is judged
        return []
