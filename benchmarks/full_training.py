"""What marking a right program costs where it trains, against the same training as a plain loop.

    python benchmarks/full_training.py [LESSON ...] [--rounds 3] [--probes]

The reference solution is marked alone on all 60,000 images, in an isolated process whose server is warm; what the
course's own programs show is known. Each round has a seed of its own. The plain loop is what the solution computes and
no more: 5 epochs over tensors that are loaded already, in shuffled batches of 64, and the accuracy on 60,000 and on
10,000 images, on one thread. Both are seconds of computing, on average over the rounds. Goals: 1.5 times for
`softmax_classifier`, 2.5 for `mlp`.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn

from autograder.cli.main import one_thread
from autograder.course.layout import Course, find_course
from autograder.course.solutions import load_solutions
from autograder.marking.expectations import Expectations
from autograder.marking.lent_launchers import AT_ONCE, Beside
from autograder.marking.marker import Marker
from autograder.marking.own_programs import OwnPrograms
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.data import student_side
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import Launcher
from autograder.runner.nursery import Nursery
from autograder.runner.session import observe
from autograder.sandbox import available
from autograder.submission.submission import Submission

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

SEED = 7
EPOCHS, BATCH = 5, 64
MODELS = {
    "softmax_classifier": lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 10)),
    "mlp": lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)),
}


def plain(lesson: str, place: str) -> float:
    """Seconds of computing of the plain loop."""
    data = student_side(place)
    images, labels = data.train_images.unsqueeze(1).float() / 255, data.train_labels
    others = data.test_images.unsqueeze(1).float() / 255
    began = time.process_time()
    model = MODELS[lesson]()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(EPOCHS):
        for rows in torch.split(torch.randperm(len(images)), BATCH):
            loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        for some in (images, others):
            torch.cat([model(part).argmax(dim=1) for part in torch.split(some, 500)])
    return time.process_time() - began


def computed(server: Launcher) -> float:
    """Seconds of computing of the jobs that a server has ended."""
    assert isinstance(server, ForkServer)
    assert server.pid is not None
    found, waiting = 0, [server.pid]
    while waiting:
        process = Path(f"/proc/{waiting.pop()}")
        waiting += map(int, (process / "task" / process.name / "children").read_text().split())
        fields = (process / "stat").read_text().rpartition(") ")[2].split()
        found += int(fields[13]) + int(fields[14])  # of its children, in user and in system mode
    return found / os.sysconf("SC_CLK_TCK")


def marked(course: Course, name: str, place: str, rounds: int, probes: bool) -> Iterator[float]:
    """Seconds of computing that the submission took, of each round after a first one that is not counted."""
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    places = {fashion_mnist.name: place}
    nursery = Nursery(course.exercise(name), places=places)
    server = launcher(course.exercise(name), level=available().best, places=places)
    programs = OwnPrograms(lesson, Beside(nursery.launcher, AT_ONCE), places, keep=True)
    submission = Submission("ada", name, f"{name}.py", solutions.reference, sha256="0")
    try:
        for number in range(rounds + 1):
            marker = Marker(lesson, Expectations(lesson, solutions, SEED + max(0, number - 1), programs), server)
            marker.mark(submission)  # now it is known what the course's own programs show
            time.sleep(1)  # until that process is counted
            before = computed(server)
            result = marker.mark(submission)
            if result.score != result.max_score:
                raise SystemExit(f"{name}: the reference solution has {result.score} of {result.max_score} points")
            if number:
                while computed(server) == before:  # the job's process is about to end
                    time.sleep(0.05)
                yield computed(server) - before
        if probes:
            wanted = [(one, 0) for task in lesson.tasks.values() for one in task.probes]
            observed = observe(server, lesson, solutions.reference, SEED, wanted)
            took = {probe: runs[0].seconds for probe, runs in observed.probes.items()}
            for probe in sorted(took, key=lambda one: -took[one])[:12]:
                print(f"  {took[probe]:6.2f} s  {probe}")
            print(f"  {observed.seconds - sum(took.values()):6.2f} s  beside the probes")
    finally:
        server.close()
        programs.close()
        nursery.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON", default=list(MODELS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--probes", action="store_true", help="also what each probe of the last round took")
    given = parser.parse_args()
    one_thread()
    torch.set_num_threads(1)
    course = find_course()
    place = course.find_data()[fashion_mnist.name].place
    for lesson in given.lessons:
        plain(lesson, place)  # the first step of a process loads hundreds of modules
        loops, marks = [], []
        for seconds in marked(course, lesson, place, given.rounds, given.probes):
            marks.append(seconds)
            loops.append(plain(lesson, place))
            print(f"  plain {loops[-1]:.2f} s, marked {marks[-1]:.2f} s", flush=True)
        loop, mark = statistics.mean(loops), statistics.mean(marks)
        print(f"{lesson}: plain loop {loop:.2f} s, marked {mark:.2f} s, {mark / loop:.2f} times")
        tell(f"full_training.{lesson}", mark / loop)


if __name__ == "__main__":
    main()
