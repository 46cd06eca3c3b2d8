"""Repairs of a part: after which some of the failed checks hold, where none was found after which all do."""

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.repair.asking import Asking
from autograder.repair.trials import MOST_PROVEN, Proven, Repair, Trial, Tried, is_honest, repair_of, worth

MOST_LOOKED_AT = 40  # trials after which less fails
MOST_ASKED = 120  # edits that are asked for it in all probes that fail
SECONDS = 1.5  # that this may take


def in_part(ask: Asking, seen: Sequence[Tried], singles: Sequence[Trial], proven: Proven) -> Iterator[Repair]:
    """The repair after which most of the failed checks hold and none fails that held; one, or none.

    Args:
        ask: the task's probes.
        seen: what came of the trials of a search.
        singles: its edits, the likeliest first.
        proven: marks the program with a repair, in new processes.
    """
    subject, until = ask.subject, time.monotonic() + SECONDS
    own = {name: {check for check, _ in ask.failures(subject.observed[name], name)} for name in ask.quick()}
    wrong = set[str]().union(*own.values())
    fewer = [one for one in seen if {check for check, _ in one.failed} < own.get(one.probe, set())]
    trials = [one.trial for one in sorted(fewer, key=lambda one: one.trial.cost)[:MOST_LOOKED_AT]]
    trials += singles[:MOST_ASKED]
    first = ask.failing(trials, [name for name in own if own[name]], until)  # where it fails, since there it tells most
    trials = [trials[number] for number, failing in first.items() if failing < wrong][:MOST_LOOKED_AT]
    found = []
    for number, failing in ask.failing(trials, list(own), until + SECONDS / 3).items():
        held = tuple(check for check in subject.task.checks if check in wrong - failing)
        one = replace(repair_of(trials[number], subject.pieces), checks=held)
        if failing < wrong and not one.dead and is_honest(one):
            found.append(one)
    found.sort(key=lambda one: (-len(one.checks), worth(one)))
    yield from itertools.islice(filter(proven, found[:MOST_PROVEN]), 1)  # no more are proven than are told
