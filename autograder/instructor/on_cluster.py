"""A class marked on a cluster: the place that `autograder grade --cluster` hands its submissions to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.core.errors import UsageProblem
from autograder.core.language import noted, tr
from autograder.course.layout import Course
from autograder.marking.job import Job
from autograder.record.progress import Ended
from autograder.submission.class_folder import HandedIn

if TYPE_CHECKING:  # Dask is loaded where a cluster is asked for
    from autograder.cluster.bundles import Costs

Mark = Callable[[Course, Mapping[str, Iterable[HandedIn]], Job], Iterator[Ended]]  # as `lesson_run.mark_lessons`

EXTRA = noted("marking on a cluster needs more packages: pip install 'torchgrade[cluster]'")


@dataclass(frozen=True)
class OnCluster:
    """A cluster that submissions are marked on.

    Attributes:
        name: in words.
        mark: as `autograder.marking.lesson_run.mark_lessons`; the job's level is the least that will do.
        costs: what marking has cost so far.
    """

    name: str
    mark: Mark
    costs: "Costs"


def on_cluster(where: str, certificates: Path | None, dashboard: bool, say: Callable[[str], None]) -> OnCluster:
    """The cluster that is meant. It is opened when there is something to mark on it, and ends with that.

    Args:
        where: `local:N`, a `tcp://` or `tls://` address, or the path of a file.
        certificates: the folder that `autograder cluster certificates` made; None for none.
        dashboard: whether Dask's own pages are to be there.
        say: is told what whoever runs this should know, in sentences.

    Raises:
        UsageProblem: the packages are missing, or no cluster is meant.
    """
    need_packages()
    from autograder.cluster.bundles import Costs
    from autograder.cluster.head import mark_on_cluster
    from autograder.cluster.place import place_of

    costs, opened = Costs(), place_of(where, certificates, dashboard)

    def mark(course: Course, work: Mapping[str, Iterable[HandedIn]], job: Job) -> Iterator[Ended]:
        return mark_on_cluster(course, work, job, lambda: opened(say), costs, say)

    return OnCluster(where, mark, costs)


def need_packages() -> None:
    """Refuse where Dask is not installed.

    Raises:
        UsageProblem: it is not.
    """
    if find_spec("distributed") is None or find_spec("cryptography") is None:
        raise UsageProblem(tr(EXTRA))
