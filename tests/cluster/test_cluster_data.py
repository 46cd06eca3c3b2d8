"""Data of a lesson on workers: their own where it is the same, else sent to them, checked by its digest."""

import contextlib
import sys
from pathlib import Path

import pytest

from autograder.cluster.data import KEPT
from autograder.core.home import SETTING as HOME
from autograder.course.layout import Course
from autograder.record.codec import read_record
from tests.cluster.helpers import environment, graded, scheduler, worker
from tests.test_resources import CHECKS, RIGHT, WRONG, forecast_course

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="fork servers"), pytest.mark.timeout(900)]

SETTING = "WEATHER_OF_THE_TESTS"
FINDS = 'file = root / "weather.txt"'
FROM_SETTING = f'import os; file = Path(os.environ.get("{SETTING}") or root / "weather.txt")'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A lesson whose data lies where a variable says."""
    return forecast_course(tmp_path / "course", CHECKS.replace(FINDS, FROM_SETTING))


def test_a_worker_without_the_run_s_data_is_sent_it_and_keeps_it(course: Course, tmp_path: Path) -> None:
    assert FROM_SETTING in (course.exercise("forecast") / "checks.py").read_text()
    for student, text in {"ada": RIGHT, "ben": WRONG}.items():
        path = tmp_path / "class" / student / "forecast" / "forecast.py"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    (tmp_path / "weather.txt").write_text("3 4\n7\n")
    (tmp_path / "copy.txt").write_text("8 4\n7\n")
    env = environment(course, TMPDIR=str(tmp_path))
    has = {**env, SETTING: str(tmp_path / "weather.txt")}
    graded(course, tmp_path / "class", tmp_path / "local", "--workers", "1", env=has)
    with contextlib.ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(env))
        # Other data where the head's is looked for.
        other = {**env, SETTING: str(tmp_path / "copy.txt"), HOME: str(tmp_path / "home")}
        stack.enter_context(worker(address, other))
        graded(course, tmp_path / "class", tmp_path / "out", "--cluster", address, env=has)
        kept = list((tmp_path / "home" / KEPT).iterdir())
        assert [path.read_text() for path in kept[0].iterdir()] == ["3 4\n7\n"]
        assert len(kept) == 1
    for student, score in {"ada": 2.0, "ben": 1.0}.items():
        found, wanted = (
            read_record(tmp_path / run / "results" / "forecast" / f"{student}.json").record for run in ("out", "local")
        )
        assert found.score == score
        assert found.facts["data"].startswith("weather ")
        assert found.digest == wanted.digest
