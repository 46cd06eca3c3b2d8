"""One job in a fresh process: `python -m autograder.worker.once LESSON_FOLDER JOB_FILE PLACES`, frames on standard
output. PLACES says, as JSON, where resources are.
"""

import json
import os
import sys
from pathlib import Path

from autograder.lesson.load import load_lesson
from autograder.lesson.resources import places_of
from autograder.wire import decode_frame, encode_frame
from autograder.worker.descriptors import write_all
from autograder.worker.job import run_job
from autograder.worker.load import prepare
from autograder.worker.workdir import data_files, fill_workdir


def main(arguments: list[str]) -> None:
    """Read the job, keep the real standard output for frames, run, end at once."""
    folder, job_file = Path(arguments[0]), Path(arguments[1])
    result = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    job = decode_frame(job_file.read_bytes())
    lesson = load_lesson(folder)
    places = places_of(lesson.resources, json.loads(arguments[2]))
    prepare(lesson, places)
    os.chdir(job["folder"])
    job["scratch"] = fill_workdir(Path(job["folder"]), data_files(lesson, folder, places))
    write_all(result, encode_frame({"event": "ready"}))
    run_job(job, lesson, places, lambda frame: write_all(result, frame))
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
