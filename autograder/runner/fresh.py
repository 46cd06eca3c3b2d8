"""Fresh processes: a new Python for each job, on every system."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.core.language import tr
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.runner.channel import ANSWER_SECONDS
from autograder.runner.endings import signal_in_words
from autograder.runner.launcher import KitFailure, Running
from autograder.wire import encode_frame
from autograder.wire.frames import MAX_JSON


class FreshProcesses:
    """A new Python process for each job: slower, and right on every system."""

    def __init__(
        self, lesson_folder: Path, environment: dict[str, str], places: Mapping[str, str] | None = None
    ) -> None:
        self._folder = lesson_folder
        self.places = places or {}
        self._environment = environment

    def ready(self) -> None:
        """Each process gets ready by itself."""

    def start(self, job: dict[str, Any]) -> Running:
        """Start a process for the job."""
        folder = temporary_folder()
        descriptor, path = tempfile.mkstemp(dir=temporary_folder())
        with os.fdopen(descriptor, "wb") as file:
            file.write(encode_frame(job | {"folder": str(folder)}, text_limit=MAX_JSON))
        process = subprocess.Popen(
            [
                sys.executable,
                *("-P", "-m", "autograder.worker.once"),
                *(str(self._folder.resolve()), path, json.dumps(dict(self.places))),
            ],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return _Fresh(process, Path(path), job["limits"]["output"], folder)

    def close(self) -> None:
        """Nothing is kept between jobs."""


class _Fresh(Running):
    def __init__(self, process: subprocess.Popen[bytes], job_file: Path, megabytes: int, folder: Path) -> None:
        assert process.stdout is not None
        self._process = process
        self._job_file = job_file
        self._own = folder
        super().__init__(os.dup(process.stdout.fileno()), megabytes, folder)
        process.stdout.close()

    def kill(self) -> None:
        self._process.kill()

    def gone(self, seconds: float) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def ended(self) -> str | None:
        try:
            code = self._process.wait(ANSWER_SECONDS)
        except subprocess.TimeoutExpired:
            raise KitFailure(tr("the process for a submission does not end")) from None
        self.read_to_the_end()
        remove(self._job_file.parent)
        remove(self._own)
        return signal_in_words(-code) if code < 0 else None
