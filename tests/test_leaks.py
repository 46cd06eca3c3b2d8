"""The watch for what tests leave behind finds each kind of it, names it, and leaves tidy tests alone."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = """
import os, subprocess, sys, tempfile, threading
import pytest

kept = []

@pytest.fixture(scope="module")
def wide():
    running = subprocess.Popen(["sleep", "100"])
    yield
    running.kill()
    running.wait()

def test_tidy(wide):
    with tempfile.TemporaryDirectory(), open(os.devnull):
        thread = threading.Thread(target=print)
        thread.start()
        subprocess.run(["true"], timeout=60)

def test_process():
    kept.append(subprocess.Popen(["sleep", "99"]))

def test_thread():
    done = threading.Event()
    kept.append(done)
    threading.Thread(target=done.wait, args=(60,), name="forgotten").start()

def test_descriptor():
    kept.append(open(__file__))

def test_folder():
    tempfile.mkdtemp(prefix="forgotten-")

def test_end():
    kept[0].kill()
    kept[0].wait()
    kept[1].set()
    kept[2].close()
"""
CONFTEST = """
pytest_plugins = ["tests.support.leaks"]

import tests.support.leaks
tests.support.leaks.GRACE = 0.3
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_everything_that_is_left_is_named_with_the_test_that_left_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_inner=TESTS)
    pytester.makeconftest(CONFTEST)
    pytester.makeini(f"[pytest]\npythonpath = '{ROOT}'\n")
    result = pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cacheprovider", timeout=120)
    text = result.stdout.str()
    result.assert_outcomes(passed=6, errors=5)
    for kind, name in (
        ("process", "process * (sleep 99)"),
        ("thread", "thread forgotten"),
        ("descriptor", "descriptor * (*test_inner.py)"),
        ("folder", "folder */forgotten-*"),
    ):
        result.stdout.fnmatch_lines([f"*ERROR at teardown of test_{kind}*", f"this test leaves behind: {name}"])
    assert "ERROR at teardown of test_tidy" not in text
    # What is left in the folder for temporary things is there for the whole run, and told once more at its end.
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_end*", "this run leaves behind: folder */forgotten-*"])
