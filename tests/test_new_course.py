"""A course of one's own: what `autograder new-course` makes, and from where it is found."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from autograder.author.new import new_lesson
from autograder.author.new_course import FILES, FOLDERS, new_course
from autograder.cli.main import main
from autograder.core.errors import UsageProblem
from autograder.course import layout
from autograder.course.layout import SETTING, Course, CourseProblem, find_course
from autograder.course.settings import SettingsProblem, parsed, read_settings
from autograder.lesson.resources import Found, Resource
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from tests.conftest import hand_in

BLANK = "Kürs für alle 1"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course without lessons, with blanks and letters that are not ASCII in its path; no setting says where it is."""
    monkeypatch.delenv(SETTING, raising=False)
    return new_course(tmp_path / BLANK).course


# --- What is made


def test_a_course_has_its_folders_and_files(own: Course) -> None:
    assert {path.name for path in own.root.iterdir() if path.is_dir()} == {*FOLDERS, ".github"}
    assert all((own.root / name).is_file() for name in FILES)
    assert own.lessons == []
    assert own.settings.course.title == BLANK


def test_the_rules_that_are_shown_in_its_file_are_understood(own: Course) -> None:
    uncommented = re.sub(r"^# (?=[\[\w]+.* = |\[)", "", (own.root / "course.toml").read_text(), flags=re.MULTILINE)
    assert parsed(uncommented)[1].lesson("first_lesson").due is not None


def test_what_is_there_stays_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "course.toml").symlink_to("nowhere")
    made = new_course(tmp_path)
    assert set(made.kept) == {"solutions/", "README.md", "course.toml"}
    assert set(made.written) == {f"{name}/" for name in FOLDERS if name != "solutions"} | {*FILES} - set(made.kept)
    assert (tmp_path / "README.md").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()

    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert new_course(tmp_path).written == ()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_command_names_what_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("mine")
    assert main(["new-course", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "left as it is: README.md" in said
    assert "written: course.toml" in said


@pytest.mark.parametrize("name", ["course", "course/exercises"])
def test_a_file_where_a_folder_has_to_be_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("")
    with pytest.raises(UsageProblem, match=rf"{path} is a file where a course has a folder: rename it"):
        new_course(tmp_path / "course")
    assert not (tmp_path / "course" / "solutions").exists()


@pytest.mark.parametrize("name", ['with "quotes" and \\', "tab\there", "日本", "-"])
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    from traitlets.config.loader import PyFileConfigLoader

    from autograder.author.release import CONFIG

    course = new_course(tmp_path / name).course
    assert course.settings.course.title == name.replace("\t", "?")
    identity = PyFileConfigLoader(CONFIG, str(course.root)).load_config().CourseDirectory.course_id
    assert re.fullmatch(r"[a-z0-9_]+", identity)


def test_nbgrader_gets_the_plug_in(own: Course) -> None:
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", str(own.root)).load_config()
    assert config.CourseDirectory.course_id == "kurs_fur_alle_1"
    assert config.Autograde.exporter_class == "autograder.nbgrader.reader.Reader"


def test_the_workflow_proves_the_lessons_by_commands_that_exist(
    own: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (own.root / ".github" / "workflows" / "lessons.yml").read_text()
    assert not re.search(r"https?://|\w\.(com|org|io)\b", text)
    steps = yaml.safe_load(text)["jobs"]["prove"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    commands = [shlex.split(step["run"]) for step in steps if "run" in step]
    own_commands = [words[1:] for words in commands if words[0] == "autograder"]
    assert [words[0] for words in own_commands] == ["build", "verify"]
    monkeypatch.chdir(own.root)
    for words in own_commands:  # a course without lessons is no failure
        assert main(words) == 0
        assert "has no lessons yet: `autograder new" in capsys.readouterr().out


# --- From where it is found


@pytest.mark.parametrize("inside", ["", "exercises", "source/deep/down", "submitted/ada/first"])
def test_it_is_found_from_any_folder_inside(inside: str, own: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    (own.root / inside).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(own.root / inside)
    assert find_course() == find_course(solutions=False) == own


def test_the_marker_is_enough_and_the_nearest_one_counts(own: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = own.root / "exercises" / "inner"  # as git leaves a course without lessons: empty folders are not kept
    inner.mkdir()
    (inner / "course.toml").touch()
    monkeypatch.chdir(inner)
    assert find_course() == Course(inner)
    assert find_course().lessons == []


def test_the_setting_wins(own: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = new_course(tmp_path / "other").course
    monkeypatch.chdir(own.root)
    monkeypatch.setenv(SETTING, str(other.root))
    assert find_course() == other


def test_where_there_is_none_around_the_kits_own_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.chdir(tmp_path)
    assert "linear_regression" in find_course(solutions=False).lessons


def test_a_setting_that_names_none_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "no course"
    place.mkdir()
    monkeypatch.setenv(SETTING, str(place))
    with pytest.raises(CourseProblem, match=re.escape(f"`autograder new-course '{place}'`")):
        find_course()


def test_lessons_of_the_course_come_before_the_kits_own(own: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.student.lessons import lesson_folders

    new_lesson(own, "mlp", ["loss"])
    monkeypatch.chdir(own.root / "source")
    assert lesson_folders()["mlp"] == own.exercise("mlp")


def test_a_notebook_in_a_lessons_folder_means_that_lessons_task(own: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.student import notebook

    for name in ("first", "second"):
        new_lesson(own, name, ["loss"])
        folder = own.root / "release" / name
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        _forget_lessons(notebook)
        assert notebook._lesson_of("mean_squared_error")[0].name == name
    _forget_lessons(notebook)


def _forget_lessons(notebook: ModuleType) -> None:
    for one in (notebook._lessons, notebook._loaded, notebook._key):
        one.cache_clear()


# --- course.toml


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[course]\ntitle = x", r"course\.toml is not valid TOML: .*line 2"),
        ('[course]\ntitel = "x"', r"course\.toml: `course\.titel` is not known here.*\[course\] with title"),
        ("[course]\ntitle = 3", r"course\.toml: `course\.title` has to be text, not a whole number"),
        ("[curse]", r"course\.toml: `curse` is not known here"),
        ("course = 3", r"course\.toml: `course` has to be a table of names and values"),
    ],
)
def test_a_wrong_setting_is_told_with_file_table_and_key(
    text: str, sentence: str, own: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (own.root / "course.toml").write_text(text)
    with pytest.raises(SettingsProblem, match=sentence):
        read_settings(own.root)
    monkeypatch.chdir(own.root / "exercises")
    assert main(["verify"]) == main(["check"]) == 2  # every command that looks for the course says so
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("autograder:") == 2
    assert re.search(sentence, said)


# --- Data


class Kept(Resource):
    """Notes where it is looked for and fetched to."""

    name, title, advice = "kept", "The numbers", "fetch them"
    roots: list[Path] = []  # noqa: RUF012

    def find(self, root: Path) -> Found:
        self.roots.append(root)
        return Found("", "somewhere", "numbers")

    def sample(self) -> Found:
        return Found("", "somewhere", "numbers")

    def open(self, place: str) -> None:
        """Nothing."""


def test_data_of_the_kits_own_course_lie_with_the_user_not_in_the_package(
    own: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHGRADE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Course, "resources", lambda course: [Kept()])
    monkeypatch.setattr(layout, "PACKAGED", tmp_path / "site" / "autograder" / "exercises")
    layout.PACKAGED.mkdir(parents=True)
    Kept.roots.clear()
    for folder in (tmp_path, own.root):
        monkeypatch.chdir(folder)
        assert main(["data", "--fetch"]) == 0
    assert Kept.roots == [tmp_path / "home", own.root]


# --- What the README says


def commands(course: Course) -> list[str]:
    text = (course.root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def test_the_readme_can_be_typed_from_a_folder_inside_and_a_class_is_marked(own: Course, tmp_path: Path) -> None:
    here = own.root / "my work"
    here.mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TORCHGRADE")}
    environment |= {DATA: "sample", "TORCHGRADE_HOME": str(tmp_path / "home"), "COLUMNS": "120"}

    def typed(command: str, code: int = 0, folder: Path = here) -> str:
        ended = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=480,
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        return ended.stdout

    *before, mark = commands(own)
    assert [command.split()[1] for command in (*before, mark)] == ["new", "verify", "build", "grade"]
    for command in before:
        typed(command)

    wrong = "def mean_squared_error(predicted, target):\n    return ((predicted - target) ** 2).sum()\n"
    right = (own.solution("first_lesson") / "first_lesson.py").read_text()
    for student, text in (("ada", right), ("ben", wrong)):
        hand_in(here / "submitted", student, text, "first_lesson.py", "first_lesson")
    typed(f"{mark} --min-tier 0")
    ada, ben = (
        json.loads((here / "graded" / "results" / "first_lesson" / f"{name}.json").read_text())
        for name in ("ada", "ben")
    )
    assert ada["score"] == ada["max_score"] == 5
    assert "The squares are added up, not averaged" in json.dumps(ben)
    assert (here / "graded" / "report" / "index.html").is_file()

    (own.exercise("first_lesson") / "first_lesson.py").write_text(wrong)
    assert "The squares are added up, not averaged" in typed("autograder check", 1, own.exercise("first_lesson"))
