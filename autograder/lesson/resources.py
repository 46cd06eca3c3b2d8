"""Resources: data from outside a lesson's folder, such as a large data set, that the lesson asks for by naming them.

A lesson names its resources in `Lesson(..., resources=[...])`; its probes get at one by `given.resource(...)`, its
facts, on the judge's side only, by `given.judge_only(...)`. The kit looks for each, starts processes with the place
that it found, and says in records what marks rest on. Which resources there are it does not know.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from autograder.core.errors import UsageProblem
from autograder.core.language import tr


class ResourceProblem(UsageProblem):
    """A resource cannot be read, or is not named by the lesson that uses it; the text says what to do."""


@dataclass(frozen=True)
class Found:
    """Where a resource is.

    Attributes:
        place: what `Resource.open` is given, in whatever process; usually a folder.
        how: in words, for people.
        words: what records say, such as the name of the data set. A record holds as long as they are the same, so data
            that may give other marks need other words; where nothing else tells them apart, a digest among them.
        real: whether it is the whole, not a small sample.
    """

    place: str
    how: str
    words: str
    real: bool = True

    @property
    def told(self) -> str:
        """In words, with the place of what is no sample."""
        return f"{self.how} ({self.place})" if self.real else self.how


class Resource(ABC):
    """Data that lessons ask for. One object of a class of its own for each resource, made where it is declared.

    Attributes:
        name: tells it from the other resources of a course.
        title: for people.
        advice: what to do where only the sample is found.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    advice: ClassVar[str]

    @abstractmethod
    def find(self, root: Path) -> Found:
        """Where it is on this machine, at worst as the sample; `root` is where fetched data is kept. Loads nothing."""

    def fetch(self, root: Path, say: Callable[[str], None]) -> Found:
        """Fetch it unless it is there; `say` is told what is tried, line by line. Raises nothing where that fails."""
        return self.find(root)

    @abstractmethod
    def sample(self) -> Found:
        """What practice runs on, the same on every machine: it lies in the package or beside the lesson."""

    @abstractmethod
    def open(self, place: str) -> Any:
        """What probes may see; called once in a process. Student code is to find nothing in it that only the judge may
        know.

        Raises:
            ResourceProblem, OSError: it is not there, or damaged.
        """

    def prepare(self, place: str) -> None:
        """Load all that probes will need of it: later, in the process of a student, its files may be out of sight."""
        opened(self, place)

    def judge_only(self, place: str) -> Any:
        """What facts are made of and no student may see, such as the labels of a test set.

        Never called beside student code.

        Raises:
            ResourceProblem, OSError: it is not there, or damaged.
        """
        raise ResourceProblem(
            tr("{resource} holds nothing for the judge alone: use `given.resource`", resource=self.title)
        )

    def files(self, place: str) -> dict[str, bytes]:
        """Files that lie beside a submission while it runs, by name."""
        return {}


@lru_cache(maxsize=8)
def opened(resource: Resource, place: str) -> Any:
    """What `Resource.open` gives, read once in a process: later its files may be out of sight."""
    return resource.open(place)


Places = Mapping[str, str]  # by a resource's name, where it is


def sample_places(resources: Iterable[Resource]) -> dict[str, str]:
    """The samples' places, for practice."""
    return {one.name: one.sample().place for one in resources}


def places_of(resources: Iterable[Resource], chosen: Places) -> dict[str, str]:
    """Where each of these resources is; the sample where none is chosen."""
    return {one.name: chosen[one.name] if one.name in chosen else one.sample().place for one in resources}


def told(found: Mapping[str, Found]) -> str:
    """Where the data of a run are, in words, for one resource or several."""
    if len(found) == 1:
        return next(iter(found.values())).how
    return "; ".join(f"{name}: {one.how}" for name, one in found.items())
