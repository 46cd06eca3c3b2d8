"""The workers of a cluster examined without marking anything: what each offers, and why it would be refused."""

import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from autograder.cluster.crew import EXAMINE_SECONDS, Crew
from autograder.cluster.examine import refusal
from autograder.cluster.messages import Examined, Run
from autograder.cluster.place import Cluster, place_of
from autograder.cluster.problems import ClusterProblem
from autograder.cluster.run_of import run_of
from autograder.core.language import tr
from autograder.course.layout import Course
from autograder.marking.job import Terms
from autograder.record.workers import WorkerShown
from autograder.sandbox.choice import LEAST

TICK = 0.2  # seconds between two looks
SETTLED = 3.0  # seconds after the first worker in which others may come


def examine_cluster(
    course: Course, where: str, certificates: Path | None, say: Callable[[str], None]
) -> list[WorkerShown]:
    """What each worker says of itself.

    Args:
        course: what would be marked.
        where, certificates: see `autograder.cluster.place.place_of`.
        say: is told what whoever runs this should know, in sentences.

    Raises:
        ClusterProblem: the cluster cannot be had, or has no worker.
    """
    run = replace(run_of(course, course.lessons, Terms(seed=0, data=course.find_data())), level=LEAST)
    refused: dict[str, str] = {}
    with place_of(where, certificates, dashboard=False)(say) as cluster:
        client = cluster.connect()
        try:
            crew = Crew(client, run, {}, lambda sentence: None, timed=True)
            _wait(crew, cluster)
            found, refused = crew.examined, dict(crew.refused)
        finally:
            cluster.leave(client)
    shown = [_shown(address, one, run) for address, one in sorted(found.items())]
    return shown + [WorkerShown(address, refused=why) for address, why in sorted(refused.items())]


def _wait(crew: Crew, cluster: Cluster) -> None:
    until = time.monotonic() + cluster.patience
    settled: float | None = None
    while settled is None or time.monotonic() < settled or crew.being_examined:
        crew.look()
        if settled is None and crew.there:
            settled = time.monotonic() + SETTLED
            until = settled + EXAMINE_SECONDS
        if time.monotonic() > until:
            if settled is None:
                raise ClusterProblem(
                    tr("no worker has come to {cluster}. {advice}", cluster=cluster.name, advice=cluster.advice)
                )
            return
        time.sleep(TICK)


def _shown(address: str, one: Examined, run: Run) -> WorkerShown:
    best = max(one.levels, key=int, default="0")
    missing = [name for name, there in one.data.items() if not there]
    return WorkerShown(
        address,
        host=one.host,
        system=one.system,
        versions=f"torchgrade {one.kit}, PyTorch {one.torch or tr('none')}, Python {one.python}",
        isolation=one.levels.get(best, tr("unknown")),
        cores=one.cores,
        threads=one.threads,
        memory=one.memory,
        data=tr("the same") if not missing else tr("would be sent: {data}", data=", ".join(missing)),
        speed=one.speed,
        refused=refusal(run, one) or "",
    )
