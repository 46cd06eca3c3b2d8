"""What two recordings of the same verdicts may differ in, replaced by a sign. Nothing is removed: that a field is there
at all is compared.
"""

import re
from collections.abc import Callable
from typing import Any

ANY = "…"

# By document, the fields at its top that are never the same: times, and digests of the code that is being changed. The
# seal is a digest of the record with those in it.
VARYING = {
    "record": ("seconds", "kit", "kit_sha256", "lesson_sha256", "digest"),
    "gradescope": ("execution_time",),
    "grades": ("seconds",),
}

Replacement = str | Callable[[re.Match[str]], str]
TEXTS: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    # Where an object lies in memory, in a student's own `repr` that came back as a value.
    (re.compile(r"\b0x[0-9a-fA-F]{6,16}\b"), "0x…"),
    # Temporary folders have random names.
    (re.compile(r"/(?:\w[\w.-]*/)*(?:torchgrade-|tmp)[\w-]*\w{8}(?:/job-\w+)?"), "/tmp/…"),
    # Files and modules of the kit are what is being moved; a class keeps its name.
    (re.compile(r"""(?:/[^\s'"(),]*)?\bautograder(?:/\w+)*/\w+\.py(?P<line>"?, line \d+|:\d+)?"""), "autograder/….py"),
    (re.compile(r"\bautograder(?:\.[a-z_]\w*)+"), "autograder.…"),
    # Where the checkout and its packages lie.
    (re.compile(r"""/[^\s'"(),]*/(?=(?:exercises|solutions|site-packages)/)"""), "…/"),
    # Whether a program that is stopped had computed or waited is told by how often the system took the processor from
    # it; whether it could be interrupted, by how soon it was heard. Both hang on what else the machine does.
    (
        re.compile(
            r"(did not finish in [\d.]+ seconds and was stopped\..*?) "
            r"(?:It computed for less|Usually a loop has no end|It did not react)[^\n]*"
        ),
        rf"\1 {ANY}",
    ),
    # Memory and files are measured at whatever moment the limit is noticed.
    (re.compile(r"had taken about [\d,]+ MB"), f"had taken about {ANY} MB"),
    (re.compile(r"\b(has|had) [\d,]+ MB in [\d,]+( files)?"), rf"\1 {ANY} MB in {ANY}\2"),
)
STOPPED = re.compile(r"did not finish in|stopped after|were over before|are used up")


def normalised(document: str, content: Any) -> Any:
    """A document with a sign for all that may differ.

    Args:
        document: `record`, `gradescope` or `grades`.
        content: as it was read from JSON; a row of `grades.csv` as an object.
    """
    known = {key: ANY for key in VARYING[document] if key in content}
    return _steady({**content, **known})


def _steady(value: Any) -> Any:
    if isinstance(value, str):
        for pattern, replacement in TEXTS:
            value = pattern.sub(replacement, value)
        return value
    if isinstance(value, list):
        return [_steady(item) for item in value]
    return {key: _steady(item) for key, item in value.items()} if isinstance(value, dict) else value


def is_stopped(value: Any) -> bool:
    """Whether a text anywhere in a value tells that a program ran out of time."""
    if isinstance(value, str):
        return STOPPED.search(value) is not None
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(is_stopped, items))
