"""Data that lessons bring along or ask for, shown with a lesson whose resource the kit does not know."""

import json
from pathlib import Path

import pytest

from autograder.author.build import build
from autograder.author.new import new_lesson
from autograder.cli.main import main
from autograder.course.layout import SETTING, Course, CourseProblem
from autograder.course.solutions import load_solutions
from autograder.instructor.grade import grade
from autograder.lesson import DeclarationError, Draws, Lesson, ResourceProblem
from autograder.lesson.load import load_lesson
from autograder.marking.expectations import Expectations
from autograder.marking.job import Job, conditions_of
from autograder.marking.marker import Marker
from autograder.marking.practice_key import FILE
from autograder.nbgrader.facts import ask
from autograder.record.conditions import Record
from autograder.record.store import RunFolder
from autograder.runner.fork_server import launcher
from autograder.submission.submission import Submission

RESOURCE = """
import hashlib
from pathlib import Path

from autograder.lesson import Equal, Found, Lesson, Resource


class Weather(Resource):
    name = "weather"
    title = "The weather of the year"
    advice = "Put `weather.txt` into the course's folder."

    def find(self, root):
        file = root / "weather.txt"
        if not file.is_file():
            return self.sample()
        return Found(str(file), "a file", f"weather {hashlib.sha256(file.read_bytes()).hexdigest()[:8]}")

    def fetch(self, root, say):
        say("asking the sky ...")
        (root / "weather.txt").write_text("3 4\\n7\\n")
        return self.find(root)

    def sample(self):
        return Found("sample", "three days of it", "a sample of the weather", real=False)

    def _lines(self, place):
        return ["1 2", "5"] if place == "sample" else Path(place).read_text().splitlines()

    def open(self, place):
        return [int(word) for word in self._lines(place)[0].split()]

    def judge_only(self, place):
        return int(self._lines(place)[1])

    def files(self, place):
        return {"days.txt": self._lines(place)[0].encode()}


weather = Weather()
"""
CHECKS = (
    RESOURCE
    + '''
lesson = Lesson("forecast", title="Forecasts", files=["stations.csv"], resources=[weather])
task = lesson.task("tomorrow", points=2, lecture="Clouds")


@task.probe(facts=lambda given: {"tomorrow": given.judge_only(weather)})
def of_the_days(student, given):
    return {"sum": student.tomorrow(given.resource(weather)), "days": given.resource(weather)}


@task.check(of_the_days, points=1)
def is_the_sum(seen, expected):
    """It is the sum of the days, with what the files say."""
    return Equal("the sum", seen.sum, expected.sum)


@task.check(of_the_days, points=1)
def is_what_comes(seen, expected):
    """It is less than what comes."""
    return Equal("days", seen.sum < expected.tomorrow + 100, True)
'''
)
LESSON = '''# %%
from autograder import check

# %% task="tomorrow"
def tomorrow(days):
    """The sum of the days, of those in the file `days.txt`, and of the numbers in `stations.csv`."""
    ### BEGIN SOLUTION
    beside = [int(word) for word in open("days.txt").read().split()]
    return sum(days) + sum(beside) + sum(map(int, open("stations.csv").read().split(",")))
    ### END SOLUTION

# %% check="tomorrow"
check("tomorrow")
'''
RIGHT = LESSON.replace("from autograder import check", "").replace('check("tomorrow")', "")
WRONG = "def tomorrow(days):\n    return 0\n"


def forecast_course(root: Path, checks: str) -> Course:
    """A course with one lesson, whose data is its own resource."""
    made = Course(root)
    for path, text in {
        "exercises/forecast/checks.py": checks,
        "exercises/forecast/stations.csv": "10,20",
        "solutions/forecast/forecast.py": LESSON,
        "solutions/forecast/wrong.toml": "",
    }.items():
        (made.root / path).parent.mkdir(parents=True, exist_ok=True)
        (made.root / path).write_text(text)
    return made


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return forecast_course(tmp_path / "course", CHECKS)


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    for student, text in {"ada": RIGHT, "ben": WRONG}.items():
        path = tmp_path / "submitted" / student / "forecast" / "forecast.py"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return tmp_path / "submitted"


def marked(course: Course, submitted: Path, out: Path) -> tuple[dict[str, Record], int]:
    """Each student's record, and how many were taken over."""
    run = grade(course, submitted, ["forecast"], out, course.find_data(), workers=1, seed=3)
    return {found.student: found for found in run.records}, run.reused


def test_a_lesson_elsewhere_has_data_of_its_own(course: Course, submitted: Path, tmp_path: Path) -> None:
    records, _ = marked(course, submitted, tmp_path / "out")
    assert {name: found.score for name, found in records.items()} == {"ada": 2.0, "ben": 1.0}
    assert records["ada"].facts["data"] == "a sample of the weather"
    assert json.loads((tmp_path / "out" / "run.json").read_text())["data"] == "three days of it"


def test_records_hold_as_long_as_the_data_are_the_same(course: Course, submitted: Path, tmp_path: Path) -> None:
    (course.root / "weather.txt").write_text("3 4\n7\n")
    records, _ = marked(course, submitted, tmp_path / "out")
    assert records["ada"].score == 2.0
    assert records["ada"].facts["data"].startswith("weather ")
    assert marked(course, submitted, tmp_path / "out")[1] == 2

    def holds() -> bool:
        job = Job(folder=RunFolder(tmp_path / "out"), stems={}, seed=3, data=course.find_data())
        return conditions_of(course, "forecast", job).hold_for(records["ada"])

    assert holds()
    (course.root / "weather.txt").write_text("3 5\n7\n")
    assert not holds()
    (course.root / "weather.txt").write_text("3 4\n7\n")
    (course.exercise("forecast") / "stations.csv").write_text("1,2")
    assert not holds()
    [found] = course.find_data().values()
    assert ask(course, "forecast", "simulated") == {"data": found.words, "device": "simulated CUDA device"}


def test_each_marking_reads_its_own_data_whatever_others_read(course: Course) -> None:
    (course.root / "weather.txt").write_text("3 4\n7\n")
    lesson = course.load("forecast")
    solutions = load_solutions(course, lesson)
    seen = {}
    for place in ("sample", str(course.root / "weather.txt")):
        process = launcher(course.exercise("forecast"), places={"weather": place})
        expected = Expectations(lesson, solutions, 1, process)
        seen[place] = expected.observations()["tomorrow.of_the_days"][0].values
        result = Marker(lesson, expected, process).mark(
            Submission("ada", "forecast", "forecast.py", solutions.reference, sha256="0")
        )
        process.close()
        assert result.score == 2.0
    assert seen["sample"] == {"sum": 36, "days": [1, 2], "tomorrow": 5}
    assert seen[place] == {"sum": 44, "days": [3, 4], "tomorrow": 7}


def test_build_takes_data_files_from_the_lesson_and_the_key_from_the_sample(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (course.root / "weather.txt").write_text("3 4\n7\n")
    build(course, ["forecast"], check=False, say=print)
    assert (course.root / "source" / "forecast" / "stations.csv").read_text() == "10,20"
    assert build(course, ["forecast"], check=True, say=print) == []
    own = course.exercise("forecast") / "forecast.py"
    own.write_text(RIGHT)
    monkeypatch.chdir(own.parent)
    assert main(["check"]) == 0  # on the sample, whatever the course has
    own.write_text(RIGHT.replace("sum(days)", "1 + sum(days)"))
    assert main(["check"]) == 1
    (own.parent / "stations.csv").unlink()
    with pytest.raises(CourseProblem, match=r"stations\.csv.*put it there"):
        build(course, ["forecast"], check=False, say=print)
    assert (own.parent / FILE).is_file()


def test_data_are_shown_and_fetched(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(SETTING, str(course.root))
    assert main(["data"]) == 0
    shown = capsys.readouterr().out
    assert "The weather of the year: three days of it" in shown
    assert "Put `weather.txt`" in shown
    assert main(["data", "--fetch"]) == 0
    shown = capsys.readouterr().out.replace("\n", "")
    assert "asking the sky" in shown
    assert f"a file ({course.root / 'weather.txt'})" in shown


def test_a_course_without_resources_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exercises").mkdir()
    new_lesson(Course(tmp_path), "small")
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert main(["data", "--fetch"]) == 0
    assert "No lesson" in capsys.readouterr().out


def test_two_lessons_may_not_mean_different_things_by_one_name(course: Course) -> None:
    other = course.exercise("climate")
    other.mkdir()
    (other / "checks.py").write_text(CHECKS.replace('"forecast"', '"climate"'))
    (other / "stations.csv").write_text("1")
    with pytest.raises(CourseProblem, match="resources called weather"):
        course.resources()


def test_what_a_lesson_uses_it_has_to_name(course: Course) -> None:
    [resource] = course.load("forecast").resources
    with pytest.raises(ResourceProblem, match="resources="):
        Draws(1, "a").resource(resource)
    with pytest.raises(DeclarationError, match="import the resource itself"):
        Lesson("one", title="One", resources=["weather"])  # type: ignore[list-item]
    with pytest.raises(DeclarationError, match="own folder"):
        Lesson("one", title="One", files=["../numbers.csv"])


def test_a_question_is_one_because_it_is_declared_so(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    text = 'from autograder.lesson import Lesson\nlesson = Lesson("words", title="Words")\n'
    text += 'lesson.choice("favourite", points=1, options=["a", "b"], lecture="Words")\n'
    text += (
        'lesson.question("how_many", points=0, lecture="Words")\nlesson.task("q_and_a", points=0, lecture="Words")\n'
    )
    (folder / "checks.py").write_text(text)
    tasks = load_lesson(folder).tasks
    assert {name for name, task in tasks.items() if task.question} == {"favourite", "how_many"}
