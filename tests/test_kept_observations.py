"""What the course's own programs show, from disk: to the bit what is worked out, under everything that it hangs on."""

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
import torch

from autograder.core import digests
from autograder.core.disk_cache import SETTING, DiskCache, open_cache
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.instructor.grade import grade
from autograder.lesson import Lesson
from autograder.lesson.load import load_lesson
from autograder.marking.expectations import Expectations
from autograder.marking.kept_observations import KeptObservations
from autograder.marking.lent_launchers import Beside, InTurn
from autograder.marking.marker import Marker
from autograder.marking.own_programs import OwnPrograms
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.runner.session import observe
from autograder.sandbox import available
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.wire import Opaque
from autograder.wire.observation import Observation, Observations
from tests.conftest import SEED, hand_in

ROOT = Path(__file__).resolve().parents[1]
LEVELS = [level for level in (0, 1, 2, 3) if level in available().usable]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is known before a test begins."""
    monkeypatch.setenv(SETTING, str(tmp_path / "kept"))
    return tmp_path / "kept" / "cache"


@pytest.fixture
def kept(tiny: Lesson) -> KeptObservations:
    cache = open_cache()
    assert cache is not None
    return KeptObservations(cache, tiny, {})


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in type and in bits."""
    if type(one) is not type(other):
        return False
    if isinstance(one, torch.Tensor):
        alike = one.dtype == other.dtype and one.shape == other.shape
        return alike and one.numpy().tobytes() == other.numpy().tobytes()
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return math.copysign(1, one) == math.copysign(1, other) and (one == other or (one != one and other != other))
    return bool(one == other)


def shown(observations: Any) -> dict[str, Any]:
    return {name: [[one.values, one.signature, one.failure] for one in runs] for name, runs in observations.items()}


def no_launcher() -> NoReturn:
    raise AssertionError("a process was asked for, although all is known")


def everything(expected: Expectations) -> list[Any]:
    tasks = list(expected.lesson.tasks)
    prints = [
        shown({name: [one] for name, one in p.probes.items()}) for t in tasks for p in expected.fingerprints(t).values()
    ]
    first = next(iter(expected.observations()))
    values = expected.right_code(expected.lesson.probes[first].task, first).values
    return [shown(expected.observations()), prints, sorted(values)]


@pytest.fixture
def programs(tiny: Lesson, trusted: Launcher) -> OwnPrograms:
    return OwnPrograms(tiny, InTurn(trusted), {}, keep=True)


def known_only(lesson: Lesson) -> OwnPrograms:
    return OwnPrograms(lesson, Beside(no_launcher, 2), {}, keep=True)


def test_what_is_kept_is_what_was_worked_out(tiny: Lesson, solutions: Solutions, programs: OwnPrograms) -> None:
    first = everything(Expectations(tiny, solutions, SEED, programs))
    assert programs.tally.known == 0
    assert programs.tally.computed > 3
    again = known_only(tiny)
    second = everything(Expectations(tiny, solutions, SEED, again))
    assert again.tally.computed == 0
    assert again.tally.known == programs.tally.computed
    assert same(first, second)
    again.close()


def test_what_is_worked_out_hangs_on_neither_the_order_nor_what_is_known(
    tiny: Lesson, solutions: Solutions, trusted: Launcher
) -> None:
    def seen(order: list[str]) -> dict[str, Any]:
        expected = Expectations(tiny, solutions, SEED, OwnPrograms(tiny, InTurn(trusted), {}, keep=False))
        return {name: shown({name: expected.observations()[name]}) for name in order}

    names = list(tiny.probes)
    forwards, backwards = seen(names), seen(names[::-1])
    assert all(same(forwards[name], backwards[name]) for name in names)


@pytest.mark.parametrize("name", ["linear_regression", "softmax_classifier", "mlp", "gpu"])
def test_a_probe_shows_the_same_whatever_ran_before_it(name: str) -> None:
    course = Course(ROOT)
    lesson = course.load(name)
    reference = load_solutions(course, lesson).reference
    quick = [task for task in lesson.tasks.values() if all(probe.fingerprint for probe in task.probes.values())]
    pairs = [(probe, 0) for task in quick for probe in task.probes]
    made = launcher(course.exercise(name))
    try:
        forwards, backwards = (observe(made, lesson, reference, SEED, order) for order in (pairs, pairs[::-1]))
    finally:
        made.close()
    odd = [probe for probe, _ in pairs if not same(*(shown({probe: o.probes[probe]}) for o in (forwards, backwards)))]
    assert odd == []


def test_a_damaged_entry_is_worked_out_again(
    tiny: Lesson, solutions: Solutions, programs: OwnPrograms, own_folder: Path
) -> None:
    first = everything(Expectations(tiny, solutions, SEED, programs))
    computed = programs.tally.computed
    for path in own_folder.glob("*/*.kept"):
        path.write_bytes(path.read_bytes()[:-3] + b"???")
    assert same(first, everything(Expectations(tiny, solutions, SEED, programs)))
    assert programs.tally.computed == 2 * computed
    assert programs.tally.known == 0


def test_an_entry_that_was_written_with_its_digest_but_is_no_observation_is_thrown_away(
    kept: KeptObservations, tiny: Lesson, solutions: Solutions, own_folder: Path
) -> None:
    key = kept.key("observed", solutions.reference, SEED, [("x", 0)])
    DiskCache(own_folder).put(tiny.name, key, b"TG01 nonsense")
    assert kept.observations(key) is None
    assert not list(own_folder.glob("*/*.kept"))


def test_a_key_hangs_on_everything(
    tiny: Lesson, solutions: Solutions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = open_cache()
    assert cache is not None
    data = tmp_path / "data.bin"
    data.write_bytes(b"1")

    def key(lesson: Lesson = tiny, seed: int = SEED, code: str = "", probe: str = "p", attempt: int = 0) -> str:
        program = solutions.reference.followed_by(code, "more.py") if code else solutions.reference
        return KeptObservations(cache, lesson, {"data": str(data)}).key("observed", program, seed, [(probe, attempt)])

    edited = load_lesson(tiny.folder or tmp_path)
    assert key(edited) == key()
    edited.digest = "another"
    less = load_lesson(tiny.folder or tmp_path)
    less.limits = replace(less.limits, memory=1)
    found = [key(), key(edited), key(less), key(seed=SEED + 1), key(code="x = 1"), key(probe="q"), key(attempt=1)]
    data.write_bytes(b"2")
    found.append(key())
    for name in ("kit_digest", "machine_digest"):
        with monkeypatch.context() as patch:
            patch.setattr(f"autograder.marking.kept_observations.{name}", lambda: "another")
            found.append(key())
    assert len(set(found)) == len(found)


def test_the_machine_is_its_packages_and_the_settings_of_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def now() -> str:
        digests.machine_digest.cache_clear()
        return digests.machine_digest()

    before = now()
    assert now() == before
    monkeypatch.setenv("ATEN_CPU_CAPABILITY", "default")
    setting = now()
    (tmp_path / "new_package-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert len({before, setting, now()}) == 3
    digests.machine_digest.cache_clear()


@pytest.mark.parametrize(
    ("kind", "limit"),
    [("TimeLimit", None), ("Killed", None), ("LimitReached", None), ("MemoryError", None), ("RuntimeError", "4 GB")],
)
def test_what_hangs_on_the_moment_is_not_kept(kept: KeptObservations, kind: str, limit: str | None) -> None:
    failure = {"kind": kind, "message": "", "limit": limit}
    kept.keep_observations("a", Observations({"p": [Observation(failure=failure)]}))
    kept.keep_observations("b", Observations({"p": [Observation()]}, load_errors=[{"index": 0, "failure": failure}]))
    assert kept.observations("a") is kept.observations("b") is None
    kept.keep_observations("c", Observations({"p": [Observation(failure={"kind": "ValueError"})]}))
    assert kept.observations("c") is not None


def test_values_of_every_kind_come_back(kept: KeptObservations) -> None:
    values = {
        "numbers": [1, -(2**62), 0.1, -0.0, float("nan"), float("inf"), True, None],
        "tensors": [
            torch.tensor([1.5, -0.0, float("nan")]),
            torch.zeros(0, 3),
            torch.tensor(True),
            torch.ones(2).half(),
        ],
        "other": Opaque("Thing"),
        "deep": {"a": {"b": [{"c": "é\n"}]}},
    }
    kept.keep_observations("a", Observations({"p": [Observation(values, None, 0.25, {"s": [1]}, ("wandb",))]}))
    found = kept.observations("a")
    assert found is not None
    [back] = found.probes["p"]
    assert same(values, back.values)
    assert back.signature == {"s": [1]}
    assert back.seconds == 0.25
    assert back.absent == ("wandb",)


def test_facts_that_would_come_back_otherwise_are_not_kept(kept: KeptObservations) -> None:
    for number, facts in enumerate([{"pair": (1, 2)}, {"thing": object()}, {"large": 2**70}, {"half": "\ud800"}]):
        kept.keep_facts(str(number), facts)
        assert kept.facts(str(number)) is None
    kept.keep_facts("a", {"labels": torch.arange(3), "names": ["x"], "mean": 0.5})
    assert same(kept.facts("a"), {"labels": torch.arange(3), "names": ["x"], "mean": 0.5})


def test_nothing_is_kept_of_a_lesson_that_was_edited_meanwhile(course: Course, own_folder: Path) -> None:
    lesson = course.load("tiny")
    cache = open_cache()
    assert cache is not None
    lesson.digest = "what it was before"
    KeptObservations(cache, lesson, {}).keep_facts("a", {"x": 1})
    assert not list(own_folder.glob("*/*.kept"))


def test_without_a_cache_everything_is_worked_out(
    tiny: Lesson, solutions: Solutions, trusted: Launcher, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for keep, said in ((False, str(own_folder.parent)), (True, "off")):
        monkeypatch.setenv(SETTING, said)
        programs = OwnPrograms(tiny, InTurn(trusted), {}, keep=keep)
        everything(Expectations(tiny, solutions, SEED, programs))
        assert programs.tally.known == 0
    assert not list(own_folder.glob("*/*"))


CLASS = {
    "ada": "solution",
    "ben": "def {name}(*args, **kwargs):\n    raise ValueError('no')\n",
    "chen": "def {name}(*args, **kwargs):\n    return args[0]\n",
    "dora": "def {name}(*args, **kwargs):\n    return None\n",
}


def records(out: Path) -> dict[str, Any]:
    found = {}
    for path in out.glob("results/*/*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        found[path.name] = {key: value for key, value in data.items() if key not in ("seconds", "seal")}
    return found


@pytest.fixture
def submitted(course: Course, tiny: Lesson, solutions: Solutions, tmp_path: Path) -> Path:
    """A class with right programs and every wrong variant of the lesson."""
    root = tmp_path / "submitted"
    name = next(iter(tiny.tasks))
    for student, code in CLASS.items():
        hand_in(root, student, solutions.source() if code == "solution" else code.format(name=name))
    for variant in solutions.wrong:
        hand_in(root, variant.id, "\n\n".join(unit.source for unit in solutions.program(variant).units))
    return root


def test_records_are_the_same_cold_warm_resumed_and_with_one_worker_or_two(
    course: Course, submitted: Path, tmp_path: Path, own_folder: Path
) -> None:
    def run(name: str, workers: int, keep: bool = True) -> dict[str, Any]:
        out = tmp_path / name
        grade(course, submitted, ["tiny"], out, {}, workers=workers, seed=SEED, min_level=0, keep=keep)
        return records(out)

    without = run("without", 1, keep=False)
    assert not list(own_folder.glob("*/*.kept"))
    assert len(without) == len(list(submitted.iterdir()))
    assert {one["outcome"] for one in without.values()} >= {"passed", "failed"}
    cold = run("cold", 2)
    assert list(own_folder.glob("*/*.kept"))
    warm = run("warm", 1)
    for path in sorted((tmp_path / "warm" / "results" / "tiny").iterdir())[::2]:
        path.unlink()
    resumed = run("warm", 2)
    assert cold == without
    assert warm == without
    assert resumed == without


BREACHES = """
import os
open({file!r}, "rb").read()
open({file!r}, "r+b").write(b"x")
open({new!r}, "wb").write(b"x")
os.unlink({file!r})
os.rename({folder!r}, {folder!r} + "2")
"""


@pytest.fixture(params=["where it usually is", "among Python's own files"])
def cache_at(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DiskCache]:
    """A cache with an entry, also where programs may read everything else."""
    place = tmp_path / "home"
    if request.param != "where it usually is":
        place = Path(pytest.__file__).parents[1] / f"kept-{tmp_path.name}"
    monkeypatch.setenv(SETTING, str(place))
    cache = open_cache()
    assert cache is not None
    cache.put("tiny", "a" * 64, b"values")
    yield cache
    cache.clear()
    if place != tmp_path / "home":
        cache.root.rmdir()
        place.rmdir()


@pytest.mark.parametrize("level", LEVELS)
def test_no_confined_program_can_read_or_write_it(
    course: Course, tiny: Lesson, cache_at: DiskCache, level: int
) -> None:
    [entry] = cache_at.entries()
    places = {"file": str(entry.path), "new": str(entry.path.with_name("b" * 64)), "folder": str(entry.path.parent)}
    program = Program((Unit(BREACHES.format(**places), "tiny.py"),))
    made = launcher(course.exercise("tiny"), level=level)
    try:
        refused = [one["failure"]["kind"] for one in observe(made, tiny, program, SEED, []).load_errors]
    finally:
        made.close()
    if level == 0:  # the attempts themselves are sound: without isolation they get through
        assert refused == []
        Path(places["folder"] + "2", "b" * 64).unlink()
        Path(places["folder"] + "2").rmdir()
    else:
        assert len(refused) == 5
        assert set(refused) <= {"PermissionError", "FileNotFoundError", "OSError"}
        assert cache_at.get("tiny", "a" * 64) == b"values"


def test_only_what_can_matter_is_worked_out(
    tiny: Lesson, solutions: Solutions, server: Launcher, trusted: Launcher
) -> None:
    first = solutions.wrong[0]
    some = replace(solutions, wrong=(replace(first, id="of_some", when="no_student_writes_this"), first))
    programs = OwnPrograms(tiny, InTurn(trusted), {}, keep=False)
    marker = Marker(tiny, Expectations(tiny, some, SEED, programs), server)

    def computed_for(source: str) -> int:
        before = programs.tally.computed
        marker.mark(Submission("ada", "tiny", "tiny.py", Program((Unit(source, "tiny.py"),)), sha256="0"))
        return programs.tally.computed - before

    assert computed_for("") == 0
    assert computed_for(solutions.source()) == len(tiny.tasks)
    assert computed_for(solutions.source()) == 0
    wrong = f"def {first.task}(*args, **kwargs):\n    raise ValueError('no')\n"
    assert computed_for(wrong) == 1  # of two variants the one whose code could be the student's
    assert computed_for(wrong) == 0
