"""`python -m tests.same_verdicts`: record verdicts, and find out whether they are the same after a change.

record OUT             record, or go on with a recording that was stopped
compare BEFORE AFTER   compare two recordings
check BEFORE           record what BEFORE holds anew, with the code as it is now, and compare
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from autograder.core.files import read_json
from tests.same_verdicts.comparison import Difference, compare, ran_out_of_time, recorded, report
from tests.same_verdicts.selection import Problem, Selection, part_of

ROOT = Path(__file__).resolve().parents[2]
SAME, DIFFERENT, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 recorded or the same, 1 different or not all recorded, 2 nothing could be said."""
    options = _parser().parse_args(arguments)
    try:
        part, parts = part_of(options.part)
        return int(options.run(options, Selection(part, parts, options.lesson)))
    except Problem as problem:
        _say(str(problem))
        return WRONG_USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.same_verdicts", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    record = commands.add_parser("record", help="record verdicts, or go on with it")
    record.add_argument("out", type=Path)
    record.add_argument(
        "--retry-stopped",
        action="store_true",
        help="mark again, one at a time, what ran out of time: for a recording made while the machine was busy",
    )
    record.set_defaults(run=_record)
    both = commands.add_parser("compare", help="compare two recordings")
    both.add_argument("before", type=Path)
    both.add_argument("after", type=Path)
    both.set_defaults(run=_compare)
    check = commands.add_parser("check", help="record anew what a recording holds, and compare")
    check.add_argument("before", type=Path)
    check.set_defaults(run=_check)
    for command in (record, both, check):
        command.add_argument("--part", default="1/1", metavar="K/N", help="only the K-th of N parts of the programs")
        command.add_argument("--lesson", default="", metavar="NAME", help="only programs of this lesson")
    for command in (both, check):
        command.add_argument(
            *("--ignore", "-i"), action="append", default=[], metavar="FIELD", help="a field that may differ"
        )
    return parser


def _record(options: argparse.Namespace, selection: Selection) -> int:
    if not options.retry_stopped:
        return DIFFERENT if _recorded_anew(options.out, selection) else SAME
    from tests.same_verdicts.recording import forget

    again = {name for name in recorded(options.out, selection) if ran_out_of_time(options.out, name)}
    _say(f"marked again: {', '.join(sorted(again)) or 'none'}")
    forget(options.out, again)
    return DIFFERENT if _recorded_anew(options.out, again, workers=1) else SAME


def _recorded_anew(out: Path, chosen: Selection | set[str], workers: int = 2) -> list[str]:
    """Record; gives what could not be marked, and says it."""
    from tests.same_verdicts.recording import record_verdicts

    failed = record_verdicts(ROOT, out.resolve(), chosen, _say, workers)
    for sentence in failed:
        _say(f"could not be marked: {sentence}")
    return failed


def _compare(options: argparse.Namespace, selection: Selection) -> int:
    chosen = recorded(options.before, selection) | recorded(options.after, selection)
    found, _ = compare(options.before, options.after, chosen, options.ignore)
    return _told(found, len(chosen))


def _check(options: argparse.Namespace, selection: Selection) -> int:
    from tests.same_verdicts.recording import conditions, corpus_names, forget

    before, chosen = options.before, recorded(options.before, selection)
    after = before.resolve().with_name(f"{before.resolve().name}.now")
    if read_json(after / "recording.json") != conditions(ROOT):
        shutil.rmtree(after, ignore_errors=True)  # verdicts of the code as it was at an earlier check
    _recorded_anew(after, chosen)
    found, by_chance = compare(before, after, chosen, options.ignore)
    if by_chance:
        _say(f"marked once more, since they ran out of time once only: {', '.join(by_chance)}")
        forget(after, by_chance)
        _recorded_anew(after, chosen, workers=1)
        found, _ = compare(before, after, chosen, options.ignore)
    unknown = [name for name in corpus_names(ROOT) if name in selection and name not in chosen]
    if unknown:
        _say(f"{before} holds no verdict on {len(unknown)} programs of the corpus: these were not compared")
    return _told(found, len(chosen))


def _told(found: list[Difference], compared: int) -> int:
    print(report(found, compared))
    return DIFFERENT if found else SAME


def _say(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    # Before torch is loaded: judges work side by side, each with one thread, as those of `autograder` do.
    os.environ |= {f"{library}_NUM_THREADS": "1" for library in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM")}
    os.environ["TORCHGRADE_FASHION_MNIST"] = "sample"
    os.environ.pop("TORCHGRADE_COURSE", None)
    sys.exit(main())
