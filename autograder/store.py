"""The records of a run: the seed they share, and whether a record still holds for a submission.

Whoever only reads records (nbgrader's plug-in, exports) waits for no torch.
"""

import contextlib
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from autograder import __version__
from autograder.files import read_json, write_json
from autograder.reading.submission import Submission
from autograder.render.record import Record


def run_seed(out: Path, asked: int | None = None, fresh: bool = False) -> int:
    """The seed asked for; else that of the run which `out` holds, so that it can go on; else a new one."""
    if asked is not None:
        return asked
    kept = None if fresh else _kept_seed(out)
    return _draw() if kept is None else kept


def course_seed(out: Path) -> int:
    """The seed of the run which `out` holds; drawn and kept there where there is none yet.

    Of several processes that ask at once, all get the same.

    Raises:
        OSError: it cannot be kept.
    """
    if _kept_seed(out) is None:
        _keep_seed(out)
    kept = _kept_seed(out)
    if kept is None:  # the file was there, and damaged
        write_json(out / "run.json", {"kit": __version__, "seed": _draw()})
        kept = _kept_seed(out)
    assert kept is not None
    return kept


def _draw() -> int:
    return secrets.randbelow(2**31)


def _kept_seed(out: Path) -> int | None:
    before = read_json(out / "run.json")
    seed = before.get("seed") if isinstance(before, dict) else None
    return seed if type(seed) is int else None


def _keep_seed(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=out) as staging:
        new = Path(staging) / "run.json"
        write_json(new, {"kit": __version__, "seed": _draw()})
        # Unlike a rename, a link fails where another process was first.
        with contextlib.suppress(FileExistsError):
            os.link(new, out / "run.json")


def stamp(digest: str, real_data: bool, device: str | None) -> str:
    """What a mark rests on besides the submission and the seed, as one word.

    Args:
        digest: of the lesson and the kit, see `Course.digest`.
        real_data: whether all of FashionMNIST is used.
        device: the kind of CUDA device, for a lesson that uses one.
    """
    conditions = f"{digest} {real_data}" + (f" {device}" if device else "")
    return hashlib.sha256(conditions.encode()).hexdigest()


def known_record(path: Path, submission: Submission, seed: int, stamps: tuple[str, ...]) -> Record | None:
    """The record of an earlier run, if it is of exactly this submission, lesson, kit and seed; else None.

    Args:
        path: where it would be.
        submission: as it lies there now.
        seed: the run's seed.
        stamps: any of these counts as the lesson as it is now, see `stamp`.
    """
    before = read_json(path)
    if not isinstance(before, dict) or before.get("outcome") == "grader_error":
        return None
    wanted = {
        "student": submission.student,
        "kit": __version__,
        "seed": seed,
        "submission_sha256": submission.sha256,
        "modules_sha256": submission.modules_sha256,
    }
    same = all(before.get(key) == value for key, value in wanted.items()) and before.get("lesson_sha256") in stamps
    return before if submission.sha256 and same else None
