"""One attack against one grader: it is handed in and marked, and then everything is looked at."""

import contextlib
import importlib.util
import json
import os
import queue
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from autograder.core.files import file_stems
from autograder.record.codec import record_of
from tests.attacks.harness.catalogue import Attack
from tests.attacks.harness.outputs import unsafe
from tests.attacks.harness.processes import adopt, children, command, descendants, end_all, high_water, state
from tests.attacks.harness.verdict import Evidence, got_through
from tests.attacks.harness.world import World, remove

ROOT = Path(__file__).resolve().parents[3]
START = 600.0  # seconds until the grader has begun
GIVE_UP = 180.0  # seconds after which it is ended
SLOW = 20.0  # seconds for all that is shown of one record
HONEST, ACCOMPLICE = "ada", "alice"
HONEST_SCORE = 7.0  # of 10: two points are for what nobody can know, one is for a question that is left open


OWN: set[int] = set()  # children of this process that are meant to be there


class Died(Exception):
    """The grader ended, or had to be ended."""


class Arena:
    """A grader at one level in a world of targets: `with Arena(level) as arena: arena.fight(attack)`."""

    def __init__(self, level: int, lesson: str = "arena", tasks: tuple[str, ...] = ()) -> None:
        self.level, self.lesson, self.tasks = level, lesson, tasks
        self.world = World()
        self.honest: dict[str, Any] | None = None
        self._process: subprocess.Popen[str] | None = None
        OWN.add(self.world.bystander.pid)
        adopt(True)  # also the orphans of a grader that dies

    def __enter__(self) -> "Arena":
        return self

    def __exit__(self, *error: object) -> None:
        self._end()
        self.world.close()

    @property
    def course(self) -> Path:
        return self.world.path("course") if self.lesson == "arena" else ROOT

    # --- the grader ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start a grader, unless there is one. On a machine that is busy otherwise it may take more than one try."""
        for last in (False, False, True):
            if self._process is None:
                try:
                    self._begin()
                except Died:
                    if last:
                        raise

    def _begin(self) -> None:
        setup = {
            "course": str(self.course),
            "lesson": self.lesson,
            "tasks": self.tasks,
            "level": self.level,
            "out": str(self.world.path("out")),
            "note": self.world.tokens["command"],
        }
        log = self.world.path("grader.log").open("a")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.attacks.harness.grader", json.dumps(setup)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=self.world.path("cwd"),
            env=self.environment(),
        )
        log.close()
        self._answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_pump, args=(self._process.stdout, self._answers), daemon=True).start()
        self._servers = self._answer(START)["servers"]
        if self.lesson == "arena":
            self.honest = without_time(self._ask(HONEST, START)["record"])
            if self.honest["score"] != HONEST_SCORE:
                self._end()
                raise Died(f"the honest student got {self.honest['score']} points")
        for kind in ("results", "gradescope"):
            self.world.path("out", kind, self.lesson).mkdir(parents=True, exist_ok=True)
        self._idle = len(descendants(self._process.pid))
        self._folders = len([path for path in self.world.left() if Path(path).name.startswith("torchgrade-")])
        self.world.keep()

    def environment(self) -> dict[str, str]:
        """What the grader is started with: the environment of a careless teacher."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            "HOME": str(self.world.path("home")),
            "TMPDIR": str(self.world.path("tmp")),
            "ARENA_TOKEN": self.world.tokens["environment"],
        }

    def _ask(self, student: str, seconds: float) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            asked = {"student": student, "submitted": str(self.world.path("submitted"))}
            print(json.dumps(asked), file=self._process.stdin, flush=True)
        except OSError:
            raise Died("it had ended before") from None
        return self._answer(seconds)

    def _answer(self, seconds: float) -> dict[str, Any]:
        assert self._process is not None
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            self._end()
            raise Died(f"nothing came for {seconds:g} seconds after the submission") from None
        if not line:
            status = self._process.wait(60)
            self._end()
            last = self.world.path("grader.log").read_text(errors="replace").strip().split("\n")[-1]
            raise Died(f"its process ended with status {status}: {last[:200]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _end(self) -> None:
        if self._process is None:
            return
        below = descendants(self._process.pid)
        self._process.kill()
        self._process.wait(60)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                    stream.close()
        self._process = None
        end_all(below)
        self.world.clean(self.world.left())

    def tidy(self) -> None:
        """Remove what a scenario has made."""
        self.world.clean(self.world.left())
        remove(self.world.path("submitted", "mallory"))

    # --- fights ----------------------------------------------------------------------------------

    def fight(self, attack: Attack) -> tuple[list[str], Evidence]:
        """Let an attack have its try; what got through, and the evidence."""
        message = f"msg{secrets.token_hex(8)}" if attack.turns == 2 else ""
        evidence = Evidence()
        if attack.kind == "scenario":
            evidence.record = {}
            evidence.scenario = load(attack).run(self)
        else:
            for turn in range(1, attack.turns + 1):
                self._turn(attack, turn, message, evidence)
        evidence.left += self._left()
        evidence.text += self._records(attack)
        evidence.arrived = self.world.listeners.taken()
        evidence.changed = self.world.changed()
        found = got_through(evidence, attack, self.world, message)
        if evidence.died or not evidence.honest or evidence.changed or (found and attack.spoils):
            self._end()
        return found, evidence

    def _turn(self, attack: Attack, turn: int, message: str, evidence: Evidence) -> None:
        student = attack.student if turn == 1 else ACCOMPLICE
        self.world.expected |= {student, f"{file_stems([student])[student]}.json"}
        self.begin()
        assert self._process is not None
        OWN.update(children(os.getpid()))  # whatever else this process has started
        folder = self.world.path("submitted", student, self.lesson)
        hand_in(attack, folder, self._targets(turn, message))
        high = high_water(self._process.pid)
        began = time.monotonic()
        try:
            answer = self._ask(student, GIVE_UP)
            evidence.seconds = max(evidence.seconds, time.monotonic() - began)
            evidence.record = answer["record"]
            evidence.grown = max(evidence.grown, high_water(self._process.pid) - high)
            if turn == attack.turns:  # the program itself stands in the record too
                evidence.text += json.dumps({**(evidence.record or {}), "code": None})
            if evidence.record is not None:
                began = time.monotonic()
                evidence.unsafe += unsafe(record_of(evidence.record))
                if time.monotonic() - began > SLOW:
                    evidence.unsafe.append(f"showing it took {time.monotonic() - began:.0f} seconds")
            self._honest(evidence)
        except Died as error:
            evidence.died = str(error)
        remove(folder.parent)

    def _targets(self, turn: int, message: str) -> dict[str, Any]:
        assert self._process is not None
        limits = {"memory": 512, "files": 32, "file_count": 200, "threads": 16}
        return self.world.targets({"grader": self._process.pid}, limits, turn, message)

    def _honest(self, evidence: Evidence) -> None:
        """The honest student's turn, with the same processes."""
        if self.lesson == "arena":
            record = without_time(self._ask(HONEST, GIVE_UP)["record"])
            if record != self.honest and "did not finish" in json.dumps(record):  # a machine that is busy otherwise?
                record = without_time(self._ask(HONEST, GIVE_UP)["record"])
            evidence.honest = evidence.honest and record == self.honest

    def _left(self) -> list[str]:
        """What a submission left behind, removed now."""
        found = self.world.left()
        folders = [path for path in found if Path(path).name.startswith("torchgrade-")]
        # Each server has a folder of its own, also one that was started anew.
        extra = folders[self._folders :] if self._process is not None else []
        left = [path for path in found if path not in folders] + extra
        self.world.clean(left)
        return left + self._processes_left()

    def _processes_left(self) -> list[str]:
        left: list[int] = []
        if self._process is not None:
            below = descendants(self._process.pid)
            for _ in range(20):  # a process that was told to end needs a moment
                if len(below) <= self._idle:
                    break
                time.sleep(0.1)
                below = descendants(self._process.pid)
            left = below[self._idle :]
        left += [pid for pid in children(os.getpid()) if pid not in OWN]
        found = [f"process {pid} ({command(pid)})" for pid in left if state(pid) != "Z"]
        if found:
            self._end()
        end_all(left)
        return found

    def _records(self, attack: Attack) -> str:
        """What the grader wrote about the attackers besides their records; all of it is removed."""
        text = ""
        for student in (attack.student, ACCOMPLICE):
            for kind in ("results", "gradescope"):
                path = self.world.path("out", kind, self.lesson, f"{file_stems([student])[student]}.json")
                with contextlib.suppress(OSError):
                    last = student == ACCOMPLICE or attack.turns == 1
                    text += path.read_text(errors="replace") if last and kind == "gradescope" else ""
                    path.unlink()
        return text


def hand_in(attack: Attack, folder: Path, targets: dict[str, Any]) -> None:
    """Put a submission where the grader looks for it."""
    folder.mkdir(parents=True)
    if attack.kind == "files":
        load(attack).plant(folder, targets)
        return
    text = f"TARGETS = {targets!r}\n{attack.source}"
    (folder / (attack.file or f"{attack.lesson}.py")).write_text(text, encoding="utf-8")
    for name, content in attack.beside.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def load(attack: Attack) -> Any:
    """The module of an attack that brings code for the harness."""
    spec = importlib.util.spec_from_file_location(f"attack_{attack.path.stem}", attack.path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def without_time(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what differs from run to run."""
    return {key: value for key, value in record.items() if key != "seconds"}


def _pump(stream: Any, answers: "queue.Queue[str]") -> None:
    for line in stream:
        answers.put(line)
    answers.put("")


class Arenas:
    """Arenas by level and lesson, made when they are needed."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Arena] = {}

    def at(self, level: int, attack: Attack) -> Arena:
        key = (level, attack.lesson, attack.tasks)
        if key not in self._made:
            self._made[key] = Arena(level, attack.lesson, attack.tasks)
        return self._made[key]

    def close(self) -> None:
        for arena in self._made.values():
            arena.__exit__()
        adopt(False)
