"""The same records to the bit, wherever they are made; and a run goes on wherever it was begun."""

import contextlib
import signal
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from tests.cluster.helpers import (
    digests,
    environment,
    graded,
    grading,
    records_in,
    scheduler,
    small_class,
    until_records,
    worker,
)
from tests.support.command import autograder

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="fork servers"), pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # So many that the run is not over when it is interrupted.
    return small_class(tmp_path_factory.mktemp("class"), 120)


@pytest.fixture(scope="module")
def locally(course: Course, submitted: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("locally")
    graded(course, submitted, out, "--workers", "1", env=environment(course))
    return digests(out)


def test_local_worker_processes_give_the_same_and_either_goes_on_with_the_other(
    course: Course, submitted: Path, locally: dict[str, str], tmp_path: Path
) -> None:
    out, env = tmp_path / "out", environment(course, TMPDIR=str(tmp_path))
    graded(course, submitted, out, "--student", "s0", "--student", "s1", "--workers", "1", env=env)
    assert records_in(out) == 2
    with grading(course, submitted, out, "local:2", env=env) as running:
        until_records(out, 3, running)  # the first answer is of one alone, further ones are of many
        running.process.send_signal(signal.SIGINT)
        assert running.wait(60) == 130, running.said
    assert "Traceback" not in running.said
    before = records_in(out)
    assert before < len(locally)
    said = graded(course, submitted, out, "--cluster", "local:2", "--dashboard", env=env)
    assert "Dask's own pages: http://127.0.0.1:" in said
    assert f"{before} records of an earlier run" in said
    assert "core-hours" in said
    assert digests(out) == locally
    said = graded(course, submitted, out, "--workers", "1", env=env)
    assert f"{len(locally)} records of an earlier run" in said
    assert not list(tmp_path.glob("torchgrade*"))


@pytest.mark.cluster
def test_two_workers_over_tls_with_other_numbers_of_threads_give_the_same(
    course: Course, submitted: Path, locally: dict[str, str], tmp_path: Path
) -> None:
    made = autograder(course, "cluster", "certificates", tmp_path / "certificates")
    assert made.returncode == 0, made.stderr
    assert "DASK_CONFIG=" in made.stdout
    env = environment(course, TMPDIR=str(tmp_path), DASK_CONFIG=str(tmp_path / "certificates"))
    outside = environment(course, TMPDIR=str(tmp_path))
    with contextlib.ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(env, protocol="tls"))
        stack.enter_context(worker(address, env, threads=1))
        stack.enter_context(worker(address, env, threads=3))
        out = tmp_path / "out"
        graded(course, submitted, out, "--cluster", address, "--certificates", tmp_path / "certificates", env=outside)
        assert digests(out) == locally
        how = ("doctor", "--cluster", address, "--certificates", tmp_path / "certificates")
        said = autograder(course, *how, cwd=tmp_path).stdout
        assert "2 of 2 workers can mark, 4 submissions at once" in said
        assert said.count("Ready") == 2
        assert "s for a small training" in said
        with grading(course, submitted, tmp_path / "none", address, env=outside) as running:  # without certificates
            assert running.wait(120) == 2
        assert "asks for certificates" in running.said
        assert not (tmp_path / "none" / "results").exists()
