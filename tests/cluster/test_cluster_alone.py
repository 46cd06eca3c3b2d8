"""A submission marked in a process of its own: the same record, and a process that dies takes nobody along."""

import hashlib
import sys

import pytest
from msgspec.structs import replace

from autograder.cluster.alone import marked_alone
from autograder.cluster.answers import Answers
from autograder.cluster.asked_programs import Asker
from autograder.cluster.messages import Item
from autograder.cluster.run_of import run_of
from autograder.cluster.session import Session
from autograder.course.layout import SETTING, Course
from autograder.marking.job import Terms
from autograder.sandbox import available
from autograder.submission.submission import Files
from tests.conftest import SEED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="fork servers")
WRONG = b"def double(x):\n    return x * x\n"


def test_alone_or_not_the_record_is_the_same_and_a_process_that_is_stuck_is_ended(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(course.root))
    terms = Terms(seed=SEED, data={})
    run = replace(run_of(course, ["tiny"], terms), level=available().best)
    item = Item(4, "ada", "tiny", None, Files("tiny.py", WRONG))
    sessions: list[Session] = []
    answers = Answers(course, terms, lambda asked, data, digest: sessions[0].asker.deliver(asked.key, data, digest))
    sessions.append(Session(run, "me", 1, answers.ask))
    asker: Asker = sessions[0].asker
    try:
        beside = sessions[0].mark(item).record
        found = marked_alone(run, item, asker, "me")
        assert found.died == ""
        (done,) = found.done
        assert done.number == 4
        assert done.record["digest"] == beside.digest
        assert done.record["submission_sha256"] == hashlib.sha256(WRONG).hexdigest()
        assert marked_alone(run, item, asker, "me", seconds=0.01).died == "being killed"
    finally:
        sessions[0].close()
        answers.close()
