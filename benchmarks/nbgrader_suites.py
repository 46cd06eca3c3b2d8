"""nbgrader's own test suites with the plug-in's preprocessor lists, beside plain nbgrader, in the same environment.

    python benchmarks/nbgrader_suites.py [MODULE ...]

Prints how many tests passed, failed and were skipped in each, and names those that went differently. It takes a quarter
of an hour; ends with 1 if a test passes in plain nbgrader and not with the plug-in.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

SUITES = (
    "nbgrader.tests.apps.test_nbgrader_autograde",
    "nbgrader.tests.apps.test_nbgrader_generate_feedback",
    "nbgrader.tests.apps.test_api",
    "nbgrader.tests.preprocessors.test_saveautogrades",
)
OURS = "from autograder.nbgrader import install\n\nc = get_config()\ninstall(c)\n"
KINDS = ("passed", "failed", "skipped")


def main() -> int:
    """Run the suites twice; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", metavar="MODULE", help="test modules of nbgrader; the usual ones if none")
    suites = parser.parse_args().suites or SUITES
    worse = 0
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "config")
        config.mkdir()
        (config / "nbgrader_config.py").write_text(OURS)
        for suite in suites:
            plain = run(suite, {}, Path(folder))
            ours = run(suite, {"JUPYTER_CONFIG_PATH": str(config)}, Path(folder))
            print(suite)
            for name, found in (("plain", plain), ("ours", ours)):
                counts = Counter(found.values())
                print(f"  {name:6}" + ", ".join(f"{counts[kind]} {kind}" for kind in KINDS))
            for test in sorted(plain.keys() | ours.keys()):
                if plain.get(test) != ours.get(test):
                    print(f"  {test}: plain {plain.get(test)}, ours {ours.get(test)}")
                    worse += plain.get(test) == "passed"
            sys.stdout.flush()
    return 1 if worse else 0


def run(suite: str, settings: dict[str, str], folder: Path) -> dict[str, str]:
    """How each test of a suite ended."""
    report = folder / "report.xml"
    report.unlink(missing_ok=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        str(folder),
    ]
    ended = subprocess.run(
        [*command, f"--junit-xml={report}", "--pyargs", suite],
        cwd=folder,
        env={**os.environ, "PATH": path, **settings},
        capture_output=True,
        text=True,
    )
    if not report.exists():
        raise SystemExit(f"{suite} did not run:\n{ended.stdout[-3000:]}{ended.stderr[-3000:]}")
    return {case.get("name", ""): kind_of(case) for case in ElementTree.parse(report).iter("testcase")}


def kind_of(case: ElementTree.Element) -> str:
    """One of `KINDS`, for a test in the report."""
    parts = {child.tag for child in case}
    return "failed" if parts & {"failure", "error"} else "skipped" if "skipped" in parts else "passed"


if __name__ == "__main__":
    sys.exit(main())
