"""Where a class is marked: worker processes here, a scheduler's address, or a file that says how to start a cluster.

One file, since what is meant by each of these words is opened and ended alike.
"""

import asyncio
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dask
from distributed import Client, LocalCluster
from distributed.comm import connect
from distributed.deploy import Cluster as DaskCluster
from distributed.security import Security

from autograder.cluster.certificates import AUTHORITY, CERTIFICATE, KEY
from autograder.cluster.cluster_file import ClusterFile, adapted, read_cluster_file, started
from autograder.cluster.problems import ClusterProblem
from autograder.core.language import tr
from autograder.core.tempdirs import temporary_folder
from autograder.core.text import one_line

CONNECT_SECONDS = 30.0  # until a scheduler counts as silent
PATIENCE = 120.0  # seconds without a scheduler, or without any worker, after which a run ends
LOOPBACK = ("localhost", "127.", "::1", "[::1]")
SETTINGS = {
    # What Dask tells of itself over HTTP, for whoever has not asked for it.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.scheduler.worker-ttl": "60 s",
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    # What Dask keeps of the last transitions for its own developers holds on to what was handed in.
    "distributed.admin.low-level-log-length": 10,
    "distributed.admin.log-length": 100,
}


class Cluster:
    """A cluster that a run can be marked on.

    Attributes:
        name: in words.
        address: of the scheduler.
        patience: seconds without a scheduler, or without any worker, after which a run ends.
        advice: what to do where there is no worker.
        grows: whether it starts more workers by itself.
        lasts: whether its scheduler is another's, and may be there again after it was away.
        dashboard: where Dask's own pages are; None where they are not shown.
    """

    def __init__(
        self,
        name: str,
        address: str,
        security: Security | None,
        *,
        patience: float = PATIENCE,
        advice: str,
        grows: bool = False,
        lasts: bool = False,
        wanted: Callable[[int], None] = lambda left: None,
    ) -> None:
        self.name = name
        self.address = address
        self.patience = patience
        self.advice = advice
        self.grows = grows
        self.lasts = lasts
        self.wanted = wanted
        self.dashboard: str | None = None
        self._security = security

    def connect(self) -> Client:
        """A new connection to the scheduler.

        Raises:
            ClusterProblem: it does not answer.
        """
        reach(self.address, self._security or Security())
        try:
            return Client(
                self.address,
                security=self._security,
                timeout=CONNECT_SECONDS,
                set_as_default=False,
                name="torchgrade",
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterProblem(_no_answer(self.address, error)) from None

    def leave(self, client: Client) -> None:
        """Close a connection."""
        with suppress(OSError, TimeoutError, RuntimeError, ValueError):
            client.close(timeout=10)


def reach(address: str, security: Security) -> None:
    """See whether a scheduler answers, before a client is made: one that does not come to be is slow to go away.

    Raises:
        ClusterProblem: none does.
    """

    async def call() -> None:
        caller = await connect(address, timeout=CONNECT_SECONDS, **security.get_connection_args("client"))
        await caller.close()

    try:
        asyncio.run(call())
    except (OSError, TimeoutError, TypeError, ValueError, RuntimeError) as error:
        raise ClusterProblem(_no_answer(address, error)) from None


def _no_answer(address: str, error: Exception) -> str:
    if address.startswith("tls://") and isinstance(error, TypeError):
        return tr(
            "{address} asks for certificates: give the folder that `autograder cluster certificates DIR` "
            "made, `--certificates DIR`",
            address=address,
        )
    return tr(
        "no scheduler answers at {address} ({problem}). Start one there with `dask scheduler`, and workers "
        "with `dask worker ADDRESS`; docs/cluster.md shows how",
        address=address,
        problem=one_line(str(error), 200),
    )


Opening = Callable[[Callable[[str], None]], AbstractContextManager[Cluster]]


def place_of(where: str, certificates: Path | None, dashboard: bool) -> Opening:
    """What opens the cluster that is meant, told what to do with sentences for whoever runs this.

    Args:
        where: `local:N`, a `tcp://` or `tls://` address, or the path of a file.
        certificates: the folder that `autograder cluster certificates` made; None for none.
        dashboard: whether Dask's own pages are to be there.

    Raises:
        ClusterProblem: no cluster is meant, or what it needs is not there.
    """
    opens: Callable[[], AbstractContextManager[Cluster]]
    warning = ""
    if where.startswith("local:"):
        opens = partial(_local, _count(where), dashboard)
    elif where.startswith(("tcp://", "tls://")):
        warning = _warning(where)
        opens = partial(_at, where, None if certificates is None else certified(certificates))
    elif where.endswith((".yaml", ".yml")):
        opens = partial(_from_file, read_cluster_file(Path(where)), dashboard)
    else:
        raise ClusterProblem(
            tr(
                "{where} names no cluster: give `local:N` for N worker processes here, the address of a "
                "scheduler (tcp://HOST:PORT or tls://HOST:PORT), or a file such as cluster.yaml",
                where=where,
            )
        )

    @contextmanager
    def opened(say: Callable[[str], None]) -> Iterator[Cluster]:
        _quiet()
        warnings.filterwarnings("ignore", "Sending large graph")  # a bundle of notebooks may be some megabytes
        if warning:
            say(warning)
        warnings.filterwarnings("ignore", r"\s*Port \d+ is already in use")
        settings = {name: value for name, value in SETTINGS.items() if not (dashboard and name.endswith("routes"))}
        with dask.config.set(settings), opens() as cluster:
            if dashboard and cluster.dashboard:
                say(tr("Dask's own pages: {address}", address=cluster.dashboard))
            yield cluster

    return opened


def _quiet() -> None:
    """Let Dask and what it stands on log nothing: what whoever runs this should know is said in sentences."""
    for name in ("distributed", "tornado", "asyncio", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _count(where: str) -> int:
    count = where.removeprefix("local:")
    if not count.isdecimal() or not int(count):
        raise ClusterProblem(
            tr("{where} names no cluster: `local:2` is two worker processes on this machine", where=where)
        )
    return int(count)


@contextmanager
def _local(count: int, dashboard: bool) -> Iterator[Cluster]:
    # With credentials that only these processes have: other users of this machine reach its ports as well.
    security = Security.temporary()
    made = LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        protocol="tls://",
        security=security,
        dashboard_address="127.0.0.1:0" if dashboard else None,
        worker_dashboard_address=None,
        memory_limit=0,
        local_directory=str(temporary_folder()),
        silence_logs=logging.CRITICAL,
    )
    with _ended(made):
        cluster = Cluster(
            f"local:{count}", made.scheduler_address, security, advice=tr("Is this machine short of memory?")
        )
        cluster.dashboard = made.dashboard_link if dashboard else None
        yield cluster


def _warning(where: str) -> str:
    """What is to be said of a scheduler's address; empty where it is safe.

    Raises:
        ClusterProblem: it is no address.
    """
    try:
        parts = urlsplit(where)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port:
        raise ClusterProblem(
            tr("{where} is no address of a scheduler, such as tls://head.example.org:8786", where=where)
        )
    if where.startswith("tls://") or host.startswith(LOOPBACK):
        return ""
    return tr(
        "The connection to {where} is not encrypted: whoever reaches that port can run programs on the "
        "workers, and whoever is between can read submissions. `autograder cluster certificates DIR` "
        "makes what tls:// needs",
        where=where,
    )


@contextmanager
def _at(where: str, security: Security | None) -> Iterator[Cluster]:
    yield Cluster(
        where, where, security, advice=tr("Start workers with `dask worker {where}`", where=where), lasts=True
    )


def certified(folder: Path) -> Security:
    """What the certificates in a folder allow.

    Raises:
        ClusterProblem: they are not all there.
    """
    missing = [name for name in (AUTHORITY, CERTIFICATE, KEY) if not (folder / name).is_file()]
    if missing:
        raise ClusterProblem(
            tr(
                "{folder} holds no {files}: give the folder that `autograder cluster certificates DIR` made",
                folder=folder,
                files=", ".join(missing),
            )
        )
    certificate, key = str(folder / CERTIFICATE), str(folder / KEY)
    roles: dict[str, Any] = {}
    for role in ("client", "scheduler", "worker"):
        roles |= {f"tls_{role}_cert": certificate, f"tls_{role}_key": key}
    return Security(tls_ca_file=str(folder / AUTHORITY), require_encryption=True, **roles)


@contextmanager
def _from_file(file: ClusterFile, dashboard: bool) -> Iterator[Cluster]:
    made = started(file, dashboard)
    with _ended(made):
        wanted = adapted(made, file)
        security = getattr(made, "security", None)
        name = tr("the {cluster} of {path}", cluster=file.cluster, path=file.path)
        cluster = Cluster(
            name,
            made.scheduler_address,
            security,
            patience=file.wait,
            advice=tr("Look at the jobs of your batch system, and at `wait` in that file"),
            grows=True,
            wanted=wanted,
        )
        cluster.dashboard = made.dashboard_link if dashboard else None
        yield cluster


@contextmanager
def _ended(made: DaskCluster) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError, TimeoutError, RuntimeError):
            made.close(timeout=30)
