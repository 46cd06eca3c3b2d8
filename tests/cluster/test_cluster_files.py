"""The files of docs/cluster.md: each is understood, and each whose system can be had here is run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from autograder.cluster.cluster_file import KNOWN, ClusterFile, read_cluster_file
from autograder.cluster.problems import ClusterProblem
from autograder.course.layout import Course
from tests.cluster.helpers import GOOD, digests, environment, graded, records_in, small_class
from tests.cluster.slurm import can_run, slurm
from tests.conftest import hand_in

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cluster.md"
SHOWN = dict(re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
OF_BATCH_SYSTEMS = [
    name for name, text in SHOWN.items() if KNOWN[yaml.safe_load(text)["cluster"]][1] == "dask_jobqueue"
]
# Makes the cluster that a file describes, and says what it would submit.
SCRIPT = """
import sys
from pathlib import Path
from autograder.cluster.cluster_file import adapted, read_cluster_file, started

if __name__ == "__main__":
    file = read_cluster_file(Path(sys.argv[1]))
    made = started(file, dashboard=False)
    print(made.job_script())
    made.close()
"""


def here(name: str, tmp_path: Path) -> ClusterFile:
    """A file of the page, with what this machine has in the place of what another one has."""
    said = yaml.safe_load(SHOWN[name])
    for option, value in (("interface", "lo"), ("shared_temp_directory", str(tmp_path))):
        if option in said["options"]:
            said["options"][option] = value
    path = tmp_path / name
    path.write_text(yaml.safe_dump(said))
    return read_cluster_file(path)


def test_the_page_has_a_file_for_every_cluster(tmp_path: Path) -> None:
    assert {here(name, tmp_path).cluster for name in SHOWN} == KNOWN.keys()


@pytest.mark.parametrize("name", OF_BATCH_SYSTEMS)
def test_a_file_that_is_shown_makes_the_jobs_that_it_says(name: str, tmp_path: Path) -> None:
    file = here(name, tmp_path)
    (tmp_path / "script.py").write_text(SCRIPT)
    command, env = [sys.executable, tmp_path / "script.py", file.path], {**os.environ, "TMPDIR": str(tmp_path)}
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path, env=env)
    assert ended.returncode == 0, ended.stderr
    assert "distributed.cli.dask_worker" in ended.stdout
    assert re.search(r"--nthreads 8", ended.stdout), ended.stdout


@pytest.mark.parametrize(("name", "package"), [("kubernetes.yaml", "dask-kubernetes"), ("ssh.yaml", "asyncssh")])
def test_what_has_to_be_installed_for_a_file_is_said(name: str, package: str, tmp_path: Path) -> None:
    from autograder.cluster.cluster_file import started

    file = here(name, tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, package.replace("-", "_"), None)
        patch.setitem(sys.modules, "dask_kubernetes.operator", None)
        with pytest.raises(ClusterProblem, match=f"pip install {package}"):
            started(file, dashboard=False)


@pytest.mark.cluster
def test_the_file_for_this_machine_marks_a_class(course: Course, tmp_path: Path) -> None:
    submitted, env = small_class(tmp_path / "class"), environment(course, TMPDIR=str(tmp_path))
    file = here("local.yaml", tmp_path)
    graded(course, submitted, tmp_path / "out", "--cluster", file.path, env=env)
    graded(course, submitted, tmp_path / "local", "--workers", "2", env=env)
    assert digests(tmp_path / "out") == digests(tmp_path / "local")


@pytest.mark.cluster
@pytest.mark.skipif(not can_run(), reason="needs slurmctld, slurmd, slurm-client and munge of Debian, and root")
def test_the_file_for_slurm_marks_a_class_of_sixty(course: Course, tmp_path: Path) -> None:
    for number in range(60):
        hand_in(tmp_path / "class", f"s{number}", f"# {number}\n{GOOD}")
    said = yaml.safe_load(here("slurm.yaml", tmp_path).path.read_text())
    for option in ("account", "job_script_prologue"):
        del said["options"][option]
    said["options"] |= {"queue": "main", "cores": 1, "memory": "1GB", "python": sys.executable}
    said["options"] |= {"local_directory": str(tmp_path), "log_directory": str(tmp_path / "logs")}
    (tmp_path / "slurm.yaml").write_text(yaml.safe_dump({**said, "maximum": os.cpu_count() or 1, "wait": 120}))
    with slurm(tmp_path / "slurm") as variables:
        env = environment(course, TMPDIR=str(tmp_path), **variables)
        graded(course, tmp_path / "class", tmp_path / "out", "--cluster", tmp_path / "slurm.yaml", env=env)
    assert records_in(tmp_path / "out") == 60
    assert list((tmp_path / "logs").glob("dask-worker*"))
