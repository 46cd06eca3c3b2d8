"""Records tell nothing of the kit's insides, of its folders, or of the machine that marks."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.judge.shown import show
from autograder.wire import Opaque
from autograder.worker.failure import steady
from tests.conftest import Mark
from tests.support.insides import ROOT, insides, prose

LESSONS = Course(ROOT).lessons


@pytest.mark.parametrize(
    "text",
    [
        f"No such file or directory: '{ROOT}/autograder/simulated_cuda/checked_kernels.txt'",
        f"{sys.prefix}/lib/python3/site-packages/torch/nn/modules/linear.py",
        f"{tempfile.gettempdir()}/a/b",
        "'StandIn' object has no attribute 'shape'",
        "Cannot re-initialize CUDA in forked subprocess",
        "the gradient: expected 2, got None",
        "pick_device() gave a int; a torch.device is needed",
    ],
)
def test_what_is_looked_for_is_found(text: str) -> None:
    assert insides(prose({"checks": [{"message": text}]}))


def test_texts_as_they_should_be_are_left_alone() -> None:
    assert not insides(
        ["got nothing", "an int64 tensor", "'Linear' object has no attribute 'x'", "/content/drive/a.csv"]
    )


def test_places_of_this_machine_are_taken_out_of_errors() -> None:
    told = steady(
        f"cannot read '{ROOT}/autograder/a.txt', {sys.prefix}/b (see {tempfile.gettempdir()}/c/d), /content/e/f"
    )
    assert told == "cannot read '…/a.txt', …/b (see …/d), /content/e/f"
    # The shortest of them lies in no other.
    places = (str(ROOT), sys.prefix, sys.base_prefix, tempfile.gettempdir(), str(Path.home()))
    outermost = min((place for place in places if len(place) > 1), key=len)
    assert steady(f"{outermost}fox") == f"{outermost}fox"


def test_nothing_and_names_of_types_are_told_in_words() -> None:
    assert show(None) == "nothing"
    assert show([1, None]) == "[1, nothing]"
    assert (show(Opaque("int64")), show(Opaque("Rows"))) == ("a whole number of NumPy's", "a Rows")


def test_errors_of_a_submission_name_no_place_of_the_machine(mark: Mark) -> None:
    for said in ("open(__import__('torch').__file__ + 'x')", "open(__import__('tempfile').gettempdir() + '/a/b')"):
        found = mark(f"def double(x):\n    {said}\n    return 2 * x\n")
        assert found["score"] == 0.0
        assert not insides(prose(found))


def test_a_program_that_wants_a_gpu_hears_that_there_is_none(mark: Mark) -> None:
    found = mark("import torch\ndef double(x):\n    return 2 * torch.as_tensor(x).cuda()\n")
    assert "No CUDA GPUs are available" in found["tasks"][0]["checks"][0]["message"]
    assert not insides(prose(found))


WITHOUT_FILES = """
import json, os, sys, tempfile
from pathlib import Path

root, name = Path(sys.argv[1]), sys.argv[2]
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.lesson.resources import places_of
from autograder.wire import decode_frame
from autograder.worker.job import run_job
from autograder.worker.load import prepare
from autograder.worker.workdir import data_files, fill_workdir

course = Course(root)
lesson = course.load(name)
solutions = load_solutions(course, lesson)
places = places_of(lesson.resources, {})
prepare(lesson, places)
contents = data_files(lesson, course.exercise(name), places)
hidden = tuple(f"{root / one}/" for one in ("autograder", "exercises", "solutions"))

def refuse(event, args):
    if event in ("open", "os.listdir", "os.scandir") and args and str(args[0]).startswith(hidden):
        raise PermissionError(13, "out of sight", str(args[0]))

def run(program, work):
    folder = Path(work)
    scratch = fill_workdir(folder, contents)
    os.chdir(folder)
    sys.addaudithook(refuse)
    failures = []
    def send(frame):
        message = decode_frame(frame)
        if message.get("failure"):
            failures.append(message["failure"]["message"])
        failures.extend(one["failure"]["message"] for one in message.get("load_errors", ()))
    job = {"program": program.as_data(), "patches": [], "probes": [[probe, 0] for probe in probes], "seed": 3,
           "skip": [], "slow": [], "stops": {"calls": {}}, "device": "cuda", "scratch": scratch,
           "fast_first_result": False, "limits": {"output": 10}}
    run_job(job, lesson, places, send)
    return failures

probes = [one for task in lesson.tasks.values() for one in task.probes]
whole = {"train_mlp", "train_classifier", "train_mlp_on"}  # trainings of seconds, of the same operators
probes = [one for one in probes if lesson.probe(one).task not in whole]
programs = {"reference": solutions.reference}
wrong = [one for one in solutions.wrong if one.task not in whole]
programs |= {one.id: solutions.program(one) for one in wrong[:: max(1, len(wrong) // 2)]}
told = {}
for which, program in programs.items():
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with tempfile.TemporaryDirectory() as work, os.fdopen(writing, "w") as out:
            out.write(json.dumps(run(program, work)))
            os.chdir("/")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as given:
        told[which] = json.loads(given.read())
    os.waitpid(child, 0)
print(json.dumps(told))
"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_file_of_the_kit_is_needed_beside_student_code(lesson: str) -> None:
    """Every lesson on the simulated device, its reference and wrong variants, with the kit's files out of sight."""
    command = [sys.executable, "-c", WITHOUT_FILES, str(ROOT), lesson]
    ended = subprocess.run(command, capture_output=True, timeout=500, text=True, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr[-3000:]
    told = json.loads(ended.stdout)
    assert told["reference"] == []
    assert len(told) > 2
    assert not [text for texts in told.values() for text in texts if "out of sight" in text]
