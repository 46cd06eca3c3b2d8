"""Commands for a cluster: `autograder cluster COMMAND`."""

from pathlib import Path

import click

from autograder.cli.options import FOLDER
from autograder.cli.words import Group
from autograder.core.errors import OK
from autograder.core.language import tr

NEXT = """\
  DASK_CONFIG={folder} dask scheduler --protocol tls --no-dashboard
  DASK_CONFIG={folder} dask worker tls://HEAD:8786 --nworkers 1 --nthreads CORES --memory-limit 0 --no-dashboard
  autograder grade SUBMITTED --out DIR --cluster tls://HEAD:8786 --certificates {folder}"""


@click.group(cls=Group)
def cluster() -> None:
    """Mark classes on many machines."""


@cluster.command()
@click.argument("folder", type=FOLDER, metavar="DIR", help="where they go")
def certificates(folder: Path) -> int:
    """Make the certificates with which a cluster's machines know each other.

    Whoever has them can run programs on the workers: keep the folder to yourself.
    """
    from autograder.instructor.on_cluster import need_packages
    from autograder.render.terminal.style import console

    need_packages()
    from autograder.cluster.certificates import write_certificates

    out = console()
    until = write_certificates(folder)
    out.print(
        tr("written: {folder}, valid until {until:%Y-%m-%d}", folder=folder, until=until), markup=False, soft_wrap=True
    )
    out.print(
        tr("Next, with this folder on each machine of the cluster (on a shared disk, or copied to the same path):"),
        soft_wrap=True,
    )
    out.print(
        tr("Next, with this folder on each machine of the cluster (on a shared disk, or copied to the same path):"),
        soft_wrap=True,
    )
    out.print(NEXT.format(folder=folder.resolve()), markup=False, soft_wrap=True)
    return OK
