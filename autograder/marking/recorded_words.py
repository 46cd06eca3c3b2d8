"""Words that wrong variants showed when a lesson's key was recorded: they spare running those that cannot be meant.

A variant shows what is seen of a student only if all its words are seen. Some of them, which its probe calls certain,
follow from how a program is written and not from the draws of a run; so they are known before it runs.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from autograder.judge.diagnose import WORDS
from autograder.lesson import Lesson
from autograder.marking.practice_key import KeyProblem, PracticeKey
from autograder.submission.program import Program
from autograder.wire.observation import Observation

CERTAIN = "certain"  # under this name a probe gives those of its words that no draw changes


def digest_of(program: Program) -> str:
    """What a recorded variant is known by: it changes with its text, and with the rest of the reference."""
    return hashlib.sha256(json.dumps(program.as_data(), sort_keys=True).encode()).hexdigest()[:16]


class RecordedWords:
    """What the key of a lesson says of its variants; nothing where it has none that can be read."""

    def __init__(self, lesson: Lesson, folder: Path) -> None:
        """
        Args:
            lesson: whose variants they are.
            folder: the lesson's, where the key lies.
        """
        self._key = PracticeKey(lesson, folder)

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        """Of the variants that are recorded; none where the key cannot be read."""
        try:
            return self._key.digests()
        except KeyProblem:
            return {}

    def could_show(self, task: str, variant: str, program: Program, seen: Mapping[str, Observation]) -> bool:
        """Whether a variant may show what is seen of a student's program: true where that is not known.

        Args:
            task, variant: which one.
            program: it; what was recorded of another text says nothing.
            seen: by probe.
        """
        if variant not in self._digests:
            return True
        shown = self._key.fingerprints(task)[variant].probes
        if all(_may_be(one, seen.get(name)) for name, one in shown.items()):
            return True
        return self._digests[variant] != digest_of(program)


def _may_be(shown: Observation, seen: Observation | None) -> bool:
    if seen is None:
        return True
    words, certain = seen.telling.get(WORDS), shown.telling.get(CERTAIN)
    if seen.failure is not None:  # what comes to an end in words raises nothing
        return not isinstance(certain, list)
    if shown.failure is not None:
        return CERTAIN not in seen.telling
    return not isinstance(certain, list) or not isinstance(words, list) or all(word in words for word in certain)
