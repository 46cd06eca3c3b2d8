"""Parts of a run on a cluster, without one: bundles, messages, questions, data, who is refused, what a file says."""

import hashlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.cli.main import main
from autograder.cluster.answers import Answers
from autograder.cluster.asked_programs import AskedPrograms, Asker
from autograder.cluster.bundles import MOST, Costs, Flight, Queue, is_slow
from autograder.cluster.certificates import write_certificates
from autograder.cluster.cluster_file import read_cluster_file, started
from autograder.cluster.data import Receiver, content_digest, kept_place, parts_of
from autograder.cluster.examine import examined, refusal
from autograder.cluster.interrupts import Interrupts
from autograder.cluster.messages import Answer, Done, Question, Run, encoded, program_digest, understood
from autograder.cluster.place import place_of
from autograder.cluster.problems import ClusterProblem
from autograder.cluster.run_of import run_of
from autograder.core.decode import Mismatch
from autograder.course.layout import SETTING, Course
from autograder.course.solutions import Solutions
from autograder.lesson import Lesson
from autograder.marking.job import Terms
from autograder.render.terminal.costs import show_costs
from autograder.render.terminal.style import console
from autograder.runner.launcher import KitFailure
from autograder.submission.class_folder import HandedIn
from autograder.submission.submission import Files


def handed_in(student: str, lesson: str = "tiny") -> HandedIn:
    return HandedIn(student, lesson, lambda: Files(None), frozenset())


def queue_of(count: int, lesson: str = "tiny") -> Queue:
    return Queue(handed_in(f"s{number}", lesson) for number in range(count))


def costs_of(seconds: float) -> Costs:
    found = Costs()
    found.add("tiny", seconds)
    return found


@pytest.mark.parametrize(("seconds", "size"), [(0.01, MOST), (0.2, 10), (0.5, 4), (3.0, 1)])
def test_bundles_hold_as_many_as_they_have_been_measured_to_cost(seconds: float, size: int) -> None:
    assert len(queue_of(1000).bundle(costs_of(seconds), 4)) == size


def test_the_first_bundle_is_one_and_the_last_ones_leave_something_for_everybody() -> None:
    assert len(queue_of(1000).bundle(Costs(), 4)) == 1
    queue, sizes = queue_of(30), []
    while len(queue):
        sizes.append(len(queue.bundle(costs_of(0.01), 8)))
    assert sum(sizes) == 30
    assert max(sizes) <= 4
    assert sizes[-8:] == [1] * 8


def test_a_bundle_is_of_one_lesson_and_what_lost_a_worker_goes_by_itself_and_first() -> None:
    queue = Queue([handed_in("a"), handed_in("b"), handed_in("c", "other")])
    assert len(queue.bundle(costs_of(0.01), 0)) == 2
    lost = queue_of(5).bundle(Costs(), 1)[0]
    lost.lost = 1
    queue = queue_of(50)
    queue.back([lost])
    assert queue.bundle(costs_of(0.01), 1) == [lost]
    assert not lost.alone
    lost.lost = 2
    assert lost.alone


def test_a_bundle_is_slow_by_what_others_have_taken() -> None:
    flight = Flight(queue_of(1).bundle(Costs(), 1), "a", 100.0)
    assert not is_slow(flight, costs_of(1.0), 119.0)
    assert is_slow(flight, costs_of(1.0), 121.0)
    assert not is_slow(flight, costs_of(50.0), 200.0)


def run_like(**more: Any) -> Run:
    plain = {"id": "1", "course": "/c", "kit": "1", "kit_sha256": "a", "torch": "2", "seed": 1, "device": "simulated"}
    return Run(
        **{**plain, "lessons": {"tiny": "d" * 64}, "tasks": {}, "data": {}, "explain": "none", "level": 3, **more}
    )


def test_messages_come_back_and_what_is_none_is_refused() -> None:
    run = run_like(tasks={"tiny": ("double",)})
    assert understood(encoded(run), Run) == run
    done = Done(3, {"student": "\udcff", "score": 1.5}, (("broke", "trace"),), 0.5)
    assert understood(encoded(Answer((done,))), Answer) == Answer((done,))
    for data in (
        b"",
        b"[]",
        b"{}",
        b'{"done": [], "more": 1}',
        b'{"done": 3}',
        b'{"done": [NaN]}',
        b"\xff",
        b"[" * 10**6,
    ):
        with pytest.raises(Mismatch):
            understood(data, Done)
    with pytest.raises(Mismatch, match="bytes"):
        understood({"done": []}, Answer)


def examined_like(run: Run, **more: Any) -> Any:
    found = examined(run_like(lessons={}), 2)
    levels = {str(level): "words" for level in range(4)}
    same = {"kit": run.kit, "kit_sha256": run.kit_sha256, "torch": run.torch, "lessons": dict(run.lessons)}
    return msgspec.structs.replace(found, **{"levels": levels, "problem": "", **same, **more})


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"kit": "0.9"}, ["torchgrade 0.9", "torchgrade 1"]),
        ({"kit_sha256": "b"}, ["torchgrade 1, with other files in it", "this run is of torchgrade 1"]),
        ({"torch": "3"}, ["PyTorch 3", "PyTorch 2"]),
        ({"torch": ""}, ["PyTorch none", "PyTorch 2"]),
        ({"lessons": {"tiny": "e" * 64}}, ["another state of the lesson tiny (eeeeeeeeeeee)", "(dddddddddddd) in /c"]),
        ({"lessons": {"tiny": ""}}, ["no lesson tiny", "/c"]),
        (
            {"levels": {"2": "", "0": ""}, "problems": {"3": "no namespaces"}},
            ["tier 2 at best", "tier 3", "namespaces"],
        ),
        ({"problem": "no course found"}, ["/c", "no course found"]),
    ],
)
def test_a_worker_that_is_not_like_the_head_is_refused_with_both_named(other: dict[str, Any], words: list[str]) -> None:
    run = run_like()
    assert refusal(run, examined_like(run)) is None
    said = refusal(run, examined_like(run, **other)) or ""
    assert [word for word in words if word not in said] == []


def question(key: str = "a") -> Question:
    return Question("run", "worker", "observed", "tiny", key, 7, (("probe", 0),))


def test_a_lost_question_is_asked_again_and_a_damaged_answer_does_not_count() -> None:
    sent: list[Question] = []
    asker = Asker(sent.append, again=0.05)
    try:
        answer = asker.ask(question())
        assert asker.ask(question()) is answer
        until = time.monotonic() + 20
        while len(sent) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(sent) >= 3
        asker.deliver(question().key, b"damaged", hashlib.sha256(b"whole").hexdigest())
        assert not answer.done()
        asker.deliver(question().key, b"whole", hashlib.sha256(b"whole").hexdigest())
        asker.deliver(question().key, b"whole", hashlib.sha256(b"whole").hexdigest())
        assert answer.result(1) == b"whole"
        refused = asker.ask(question("b"))
        asker.deliver(question("b").key, None, "there is no such program")
        with pytest.raises(KitFailure, match="no such program"):
            refused.result(1)
    finally:
        asker.close()


def test_nobody_waits_for_a_head_that_is_gone() -> None:
    asker = Asker(lambda asked: None, again=0.02, patience=0.1)
    with pytest.raises(KitFailure, match="has not said"):
        asker.ask(question()).result(20)
    waiting = asker.ask(question("b"))
    asker.close()
    with pytest.raises(KitFailure):
        waiting.result(1)
    with pytest.raises(KitFailure):
        asker.ask(question("c"))


def test_the_head_says_of_the_course_s_own_programs_what_they_show_and_runs_no_others(
    course: Course, tiny: Lesson, solutions: Solutions, tmp_path: Path
) -> None:
    asked: list[Question] = []

    def send(one: Question) -> None:
        asked.append(one)
        answers.ask(understood(encoded(one), Question))

    asker = Asker(send)
    answers = Answers(course, Terms(seed=7, data={}), lambda one, data, digest: asker.deliver(one.key, data, digest))
    programs = AskedPrograms("run", "me", tiny, {}, asker)
    try:
        probes = [(name, 0) for name in tiny.probes]
        found = programs.observed(solutions.reference, 7, probes).result(120)
        other = programs.observed(solutions.reference, 8, probes).result(120)
        assert set(found.probes) == set(tiny.probes)
        assert found.names == other.names
        values = [{name: str(runs[0].values) for name, runs in one.probes.items()} for one in (found, other)]
        assert values[0] != values[1]  # another seed, other draws
        assert programs.facts(next(iter(tiny.probes)), 7, 0).result(120) == {}
        strange = solutions.reference.followed_by("import os", "strange.py")
        with pytest.raises(KitFailure, match="no such program"):
            programs.observed(strange, 7, probes).result(120)
        assert asked[0].program == program_digest(solutions.reference)
    finally:
        programs.close()
        asker.close()
        answers.close()


@pytest.fixture
def resource(tmp_path: Path) -> Path:
    folder = tmp_path / "resource"
    (folder / "raw").mkdir(parents=True)
    (folder / "raw" / "large").write_bytes(bytes(range(256)) * 80_000)  # more than one part
    (folder / "empty").write_bytes(b"")
    return folder


def test_data_is_the_same_wherever_it_lies(resource: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    resource_digest = content_digest(str(resource))
    receiver = received(resource, resource_digest)
    assert receiver.finish()
    assert content_digest(kept_place(resource_digest) or "") == resource_digest
    elsewhere.mkdir()
    assert content_digest(str(elsewhere)) != resource_digest
    assert content_digest("a word") != content_digest("another")


def received(place: Path, digest: str) -> Receiver:
    made = Receiver(digest)
    for name, begins, data in parts_of(str(place)):
        made.take(name, begins, data)
    return made


def test_one_file_is_a_resource_too(resource: Path) -> None:
    file = resource / "raw" / "large"
    assert received(file, content_digest(str(file))).finish()
    assert Path(kept_place(content_digest(str(file))) or "").read_bytes() == file.read_bytes()


def test_data_that_came_otherwise_is_not_kept(resource: Path) -> None:
    digest = content_digest(str(resource))[::-1]
    assert not received(resource, digest).finish()
    assert kept_place(digest) is None
    made = Receiver(digest)
    for name in ("/etc/passwd", "../beside", "a/../../b", ""):
        with pytest.raises(ValueError, match="no name"):
            made.take(name, 0, b"")
    with pytest.raises(ValueError, match="missing"):
        made.take("file", 10, b"")
    assert not made.finish()


def test_a_request_to_end_is_met_between_two_steps() -> None:
    import os
    import signal

    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with Interrupts() as interrupts:
            interrupts.meet()
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.01)
            with pytest.raises(KeyboardInterrupt):
                interrupts.meet()
            with pytest.raises(KeyboardInterrupt):  # noqa: PT012  # the second is met where it comes
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(1)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        thread = threading.Thread(target=lambda: Interrupts().__enter__().meet())
        thread.start()
        thread.join(10)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("local:0", ["local:0 names no cluster", "local:2"]),
        ("local:many", ["local:many names no cluster"]),
        ("somewhere", ["somewhere names no cluster", "tls://HOST:PORT", "cluster.yaml"]),
        ("tcp://host", ["tcp://host is no address"]),
        ("tls://:1", ["is no address"]),
        ("no_such.yaml", ["no_such.yaml cannot be read"]),
    ],
)
def test_what_is_no_cluster_is_refused_before_anything_is_written(
    course: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: str,
    words: list[str],
) -> None:
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "class").mkdir()
    assert main(["grade", "class", "--cluster", where]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert [word for word in words if word not in said] == []
    assert not (tmp_path / "graded").exists()
    assert main(["grade", "class", "--dashboard"]) == 2


def test_plain_tcp_to_another_machine_is_warned_of(tmp_path: Path) -> None:
    said: list[str] = []
    for where, told in (("tcp://127.0.0.1:1", 0), ("tcp://localhost:1", 0), ("tcp://head.example.org:1", 1)):
        said.clear()
        with place_of(where, None, False)(said.append):
            assert len(said) == told
    assert "not encrypted" in said[0]
    with pytest.raises(ClusterProblem, match=r"holds no ca\.pem"):
        place_of("tls://127.0.0.1:1", tmp_path, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cluster: SLURMClutser", ["has to be one of", "id you mean"]),
        ("options: {}", ["`cluster` is missing"]),
        ("cluster: LocalCluster\nworkers: 3", ["`workers` is not known here"]),
        ("cluster: LocalCluster\nmaximum: 0", ["`maximum` has to be above 0"]),
        ("cluster: LocalCluster\nminimum: 3\nmaximum: 2", ["not below `minimum`"]),
        ("cluster: LocalCluster\nwait: 0", ["`wait` has to be above 0"]),
        ("cluster: [", ["not valid YAML"]),
        ("- 1", ["has to be a table"]),
    ],
)
def test_a_file_that_describes_no_cluster_is_refused_with_the_place_in_it(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    path = tmp_path / "cluster.yaml"
    path.write_text(text)
    with pytest.raises(ClusterProblem) as refused:
        read_cluster_file(path)
    assert [word for word in [str(path), *words] if word not in str(refused.value)] == []


def test_options_that_dask_does_not_know_are_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "cluster.yaml"
    path.write_text("cluster: SLURMCluster\noptions: {cores: 1, memory: lots}")
    with pytest.raises(ClusterProblem, match="the SLURMCluster cannot be started"):
        started(read_cluster_file(path), dashboard=False)


def test_certificates_are_for_their_owner_and_are_not_written_over(tmp_path: Path) -> None:
    until = write_certificates(tmp_path / "made")
    assert until.year >= 2026
    assert (tmp_path / "made").stat().st_mode & 0o077 == 0
    assert (tmp_path / "made" / "key.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(ClusterProblem, match="already"):
        write_certificates(tmp_path / "made")
    with place_of("tls://127.0.0.1:1", tmp_path / "made", False)(print):
        pass


def test_costs_are_told_by_lesson_and_for_a_thousand(capsys: pytest.CaptureFixture[str]) -> None:
    out = console()
    show_costs({}, {}, out)
    assert capsys.readouterr().out == ""
    show_costs({"tiny": 36.0, "large": 3600.0}, {"tiny": 10, "large": 100}, out)
    said = " ".join(capsys.readouterr().out.split())
    assert "1 h 0 min of work in all" in said or "1 h 1 min" in said
    assert "tiny 36 s (1,000 submissions: 1.0 core-hours)" in said
    assert "large 1 h 0 min (1,000 submissions: 10.0 core-hours)" in said


@pytest.mark.parametrize("module", ["cli.main", "instructor.grade", "nbgrader.mark_job"])
def test_nobody_who_asks_for_no_cluster_loads_dask(module: str) -> None:
    program = f"import sys, autograder.{module}; print(any(name in sys.modules for name in ('dask', 'distributed')))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.strip() == "False"


def test_without_dask_a_sentence_says_what_to_install(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real: Callable[[str], Any] = __import__("importlib.util").util.find_spec
    monkeypatch.setattr(
        "autograder.instructor.on_cluster.find_spec", lambda name: None if name == "distributed" else real(name)
    )
    monkeypatch.setenv(SETTING, str(course.root))
    assert main(["grade", str(tmp_path), "--cluster", "local:2"]) == 2
    assert "torchgrade[cluster]" in capsys.readouterr().err
    assert main(["cluster", "certificates", str(tmp_path / "made")]) == 2


def test_a_run_says_nothing_that_a_message_cannot_hold(course: Course) -> None:
    run = run_of(course, ["tiny"], Terms(seed=3, data={}))
    assert json.loads(encoded(run))["tasks"] == {"tiny": ["double"]}
    assert understood(encoded(run), Run) == run
