"""`cluster.yaml`: which of Dask's clusters is started for a run, with which options, and with how many workers."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import yaml  # type: ignore[import-untyped]  # it has no types
from distributed.deploy import Cluster as DaskCluster
from distributed.deploy.adaptive import Adaptive

from autograder.cluster.problems import ClusterProblem
from autograder.core.decode import Mismatch, decoded
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean
from autograder.core.text import one_line

# Dask's names, with the package to install and the module that has them.
KNOWN = {
    "LocalCluster": ("distributed", "distributed"),
    "SSHCluster": ("asyncssh", "distributed"),
    "SLURMCluster": ("dask-jobqueue", "dask_jobqueue"),
    "PBSCluster": ("dask-jobqueue", "dask_jobqueue"),
    "SGECluster": ("dask-jobqueue", "dask_jobqueue"),
    "LSFCluster": ("dask-jobqueue", "dask_jobqueue"),
    "MoabCluster": ("dask-jobqueue", "dask_jobqueue"),
    "OARCluster": ("dask-jobqueue", "dask_jobqueue"),
    "HTCondorCluster": ("dask-jobqueue", "dask_jobqueue"),
    "KubeCluster": ("dask-kubernetes", "dask_kubernetes.operator"),
}
OF_BATCH_SYSTEMS = "dask_jobqueue"
WAIT = 600.0  # seconds until the first worker has to be there


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cluster: str
    options: dict[str, Any] = {}
    minimum: int = 0
    maximum: int | None = None
    wait: float = WAIT


class ClusterFile(msgspec.Struct, frozen=True):
    """What such a file says.

    Attributes:
        path: of the file.
        cluster: one of `KNOWN`.
        options: for that class, as Dask's documentation has them.
        minimum, maximum: of workers that it has at once; None for what the options give.
        wait: seconds without any worker after which a run ends.
    """

    path: Path
    cluster: str
    options: dict[str, Any]
    minimum: int
    maximum: int | None
    wait: float


def read_cluster_file(path: Path) -> ClusterFile:
    """The cluster that a file describes.

    Raises:
        ClusterProblem: it describes none; the text says where and what was expected there.
    """
    try:
        said = decoded(yaml.safe_load(path.read_text(encoding="utf-8")), _Said)
    except OSError as error:
        raise ClusterProblem(tr("{path} cannot be read: {reason}", path=path, reason=error.strerror)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ClusterProblem(
            tr("{path} is not valid YAML: {problem}", path=path, problem=one_line(str(error), 300))
        ) from None
    except Mismatch as error:
        raise ClusterProblem(
            tr("{path}: {problem}. docs/cluster.md has an example for each cluster", path=path, problem=error)
        ) from None
    if said.cluster not in KNOWN:
        raise ClusterProblem(
            tr(
                "{path}: `cluster` has to be one of {clusters}, not {cluster}{did_you_mean}",
                path=path,
                clusters=", ".join(KNOWN),
                cluster=said.cluster,
                did_you_mean=did_you_mean(said.cluster, list(KNOWN)),
            )
        )
    if said.minimum < 0 or (said.maximum is not None and said.maximum < max(said.minimum, 1)):
        raise ClusterProblem(
            tr("{path}: `maximum` has to be above 0, and not below `minimum`, which is not below 0", path=path)
        )
    if said.wait <= 0:
        raise ClusterProblem(tr("{path}: `wait` has to be above 0 seconds", path=path))
    return ClusterFile(path, said.cluster, said.options, said.minimum, said.maximum, said.wait)


def started(file: ClusterFile, dashboard: bool) -> DaskCluster:
    """The cluster, started; whoever asks for it closes it.

    Args:
        file: which one.
        dashboard: whether Dask's own pages are to be there.

    Raises:
        ClusterProblem: it cannot be had.
    """
    package, module = KNOWN[file.cluster]
    try:
        kind = getattr(importlib.import_module(module), file.cluster)
        if file.cluster == "SSHCluster":
            importlib.import_module("asyncssh")
    except ImportError:
        raise ClusterProblem(
            tr(
                "{path} asks for a {cluster}: pip install {package}",
                path=file.path,
                cluster=file.cluster,
                package=package,
            )
        ) from None
    options = dict(file.options)
    if module == OF_BATCH_SYSTEMS or file.cluster == "SSHCluster":
        of_scheduler = {"dashboard_address": ":8787" if dashboard else None}
        options["scheduler_options"] = of_scheduler | dict(options.get("scheduler_options") or {})
    elif file.cluster == "LocalCluster":
        options = {"dashboard_address": "127.0.0.1:0" if dashboard else None, "host": "127.0.0.1"} | options
    try:
        made: DaskCluster = kind(**options)
    except Exception as error:
        raise ClusterProblem(
            tr(
                "{path}: the {cluster} cannot be started: {exception}: {message}. Its `options` are those of Dask's "
                "documentation of that class",
                path=file.path,
                cluster=file.cluster,
                exception=type(error).__name__,
                message=one_line(str(error), 300),
            )
        ) from None
    return made


def adapted(made: DaskCluster, file: ClusterFile) -> Callable[[int], None]:
    """Let a cluster have as many workers as there is work for, within the file's bounds.

    Args:
        made: the cluster.
        file: with the bounds.

    Returns:
        what is to be told how many submissions are left.
    """
    if file.maximum is None:
        return lambda left: None
    wanted = [file.minimum]

    class ByWork(Adaptive):
        async def target(self) -> int:
            return wanted[0]

    def tell(left: int) -> None:
        wanted[0] = left

    made.adapt(minimum=file.minimum, maximum=file.maximum, Adaptive=ByWork, interval="5s")
    return tell
