"""Observations as lessons see them: what a probe shows, and what a check reads of it."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.language import tr


@dataclass(frozen=True)
class Shows:
    """What a probe shows, where what tells mistakes apart is not the same as what checks look at.

    Attributes:
        values: by name, for checks.
        signature: by name, how a program behaves, in words or numbers that do not hang on a program's details (which
            random numbers, which learning rate of its own). Mistakes are matched by it alone; None: by the values.
    """

    values: Mapping[str, Any]
    signature: Mapping[str, Any] | None = None


class NoSuchValue(AttributeError):
    """A check reads a value that its probe does not show."""


class Observed:
    """What one probe showed, for a check to read: `seen.loss` is the value that the probe calls "loss".

    Attributes:
        signature: how the program behaved, by name; the values, where the probe gives no signature of its own.
        attempts: the same for each of the probe's repetitions with other seeds, this one first.
        student: whose submission it is; empty where that is not known.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        signature: Mapping[str, Any] | None = None,
        *,
        student: str = "",
        more: Sequence["Observed"] = (),
    ) -> None:
        self._values = values
        self.signature = values if signature is None else signature
        self.student = student
        self.attempts = [self, *more]

    def __getattr__(self, name: str) -> Any:
        # Python asks here only for what is no attribute. Names of its own are none of a probe's.
        values = {} if name.startswith("_") else self._values
        if name not in values:
            alike = difflib.get_close_matches(name, values, n=1)
            said = tr('there is no value "{name}" among {names}', name=name, names=sorted(values))
            meant = "; " + tr('is "{name}" meant?', name=alike[0]) if alike else ""
            raise NoSuchValue(said + meant, name=name, obj=self)
        return values[name]


def _dict(signature: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if signature is None else dict(signature)


_OWN = ("attempts", "signature", "student")


def shown(what: Mapping[str, Any] | Shows, probe: str) -> Shows:
    """What a probe returned, in one form.

    Raises:
        TypeError: a value has a name that no check could read it by; the text is for the lesson's author.
    """
    found = Shows(dict(what.values), _dict(what.signature)) if isinstance(what, Shows) else Shows(dict(what))
    for name in found.values:
        if not name.isidentifier() or name.startswith("_") or name in _OWN:
            raise TypeError(
                tr(
                    '{probe} shows a value called "{name}": checks read values as attributes, `seen.name`, so it '
                    "needs a name that begins with a letter and is none of {names}",
                    probe=probe,
                    name=name,
                    names=", ".join(_OWN),
                )
            )
    return found
