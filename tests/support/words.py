"""Properties of what a student reads after a check, whatever the sentences are: rules that a text may break."""

import re
from collections.abc import Callable

from autograder.judge.result import Outcome
from autograder.record.schema import Record
from tests.support.insides import insides

Rule = Callable[[Record, str], list[str]]
_EXCERPT = re.compile(r"^ {2}(▸ |  )\s*(\d+) │ ?(.*)$")
_INSIDES = re.compile(
    r"wrapper_\w+|addmm|0x[0-9a-f…]{3,}|InMemory\w+|torchgrade-run|Opaque|StandIn|drawn factors|got an? (?:max|min)\b"
)
_POWER = re.compile(r"(?<![\w.])\d(?:\.\d+)?e[+-]\d+")
_LONG = re.compile(r"(?<![\w.])-?\d*\.\d{7,}")
_WHOLE = re.compile(r"(?:expected|got) -?\d+\.0\b")


def shown_lines(text: str) -> list[tuple[bool, int, str]]:
    """The student's lines in a report: whether the arrow is at each, its number, its text."""
    found = (_EXCERPT.match(line) for line in text.split("\n"))
    return [(one[1] == "▸ ", int(one[2]), one[3].rstrip()) for one in found if one]


def words(text: str) -> str:
    """What is said about the first thing to do, on one line: without the student's lines, the grid and the totals."""
    return " ".join(" ".join(_said(text)).split())


def _said(text: str) -> list[str]:
    lines = text.split("\n")
    begin = next((place for place, line in enumerate(lines) if line.startswith("Next: ")), len(lines))
    own = []
    for line in lines[begin:]:
        if line.startswith("After that:") or " points so far" in line:
            break
        if not _EXCERPT.match(line):
            own.append(line)
    return own


def says_what_is_wrong_first(found: Record, text: str) -> list[str]:
    """The line with the sign is no sentence of a check: that says how it should be, and reads like praise."""
    first = next((line for line in text.split("\n") if line.startswith("✗ ")), "")
    head = first.removeprefix("✗ ")
    sentences = [check.sentence for task in found.tasks for check in task.checks]
    bad = not head or any(sentence.startswith(head.split("  ")[0].strip()) for sentence in sentences)
    return [f"begins with a check's own sentence: {first}"] if bad else []


def tells_no_insides(found: Record, text: str) -> list[str]:
    """Names of the kit's and PyTorch's own insides are nothing for a student."""
    said = words(text).replace(
        "'FashionMNIST' object", "the dataset"
    )  # the kit's data set is called like torchvision's
    return [*insides([said]), *(f"insides: {one}" for one in _INSIDES.findall(said))]


def rounds_numbers(found: Record, text: str) -> list[str]:
    """Numbers as a person would write them."""
    said = words(text)
    return [f"an odd number: {one}" for pattern in (_POWER, _LONG, _WHOLE) for one in pattern.findall(said)]


def says_nothing_twice(found: Record, text: str) -> list[str]:
    """No sentence stands twice, no line is named three times, and a statement that is shown is not quoted as well."""
    said = words(text)
    parts = [one.strip() for one in re.split(r"(?<=[.:;?]) | {2,}", said) if len(one.strip()) > 24]
    twice = [f"said twice: {one}" for one in dict.fromkeys(parts) if said.count(one) > 1]
    arrows = [(number, code.strip()) for arrow, number, code in shown_lines(text) if arrow]
    often = [f"line {number} is named often" for number, _ in arrows if len(re.findall(rf"line {number}\b", said)) > 2]
    quoted = [f"shown and quoted: {code}" for _, code in arrows if len(code) > 20 and f"`{code}`" in said]
    totals = re.findall(r"\d of [\d.]+ points", text)
    return [*twice, *often, *quoted, *([f"more than one total: {totals}"] if len(totals) > 1 else [])]


def shows_a_line(found: Record, text: str) -> list[str]:
    """Whatever is wrong, the student's own lines stand beside it."""
    return [] if shown_lines(text) else ["no line of the student's is shown"]


def points_at_no_right_head(found: Record, text: str) -> list[str]:
    """An arrow at the head of a definition says that the head is wrong."""
    heads = [code for arrow, _, code in shown_lines(text) if arrow and re.match(r"\s*(?:def|class) ", code)]
    said = words(text)
    method = [
        code for code in heads if not any(f"`{name}`" in said for name in re.findall(r"(?:def|class) (\w+)", code))
    ]
    return [f"an arrow at {code.strip()}" for code in method]


def counts_in_right_forms(found: Record, text: str) -> list[str]:
    """One point, two points; one check waits, two checks wait."""
    wrong = re.findall(
        r"(?<![\d.])1 (?:points|checks|more checks)\b|\b1 of these are|(?<![\d.])[02-9]\d* check\b", text
    )
    return [f"a wrong form: {one}" for one in wrong]


def lets_no_points_go_in_silence(found: Record, text: str) -> list[str]:
    """A task of which points will be lost is told as wrong, not as answered."""
    fine = all(task.outcome in (Outcome.PASSED, Outcome.ANSWERED) for task in found.tasks)
    return ["nothing is said to be wrong"] if fine else []


def joins_the_line_that_stops_to_the_one_to_look_at(found: Record, text: str) -> list[str]:
    """Where the arrow is at another line than the headline tells, it tells both, and both are shown."""
    head = next((line for line in text.split("\n") if line.startswith("✗ ")), "")
    named = [int(one) for one in re.findall(r"line (\d+)", head)]
    lines = shown_lines(text)
    arrows = [number for arrow, number, _ in lines if arrow]
    apart = bool(named and arrows) and not set(arrows) <= set(named)
    hidden = bool(named and arrows) and not set(named) <= {number for _, number, _ in lines}
    return [f"the headline tells {named}, the arrow is at {arrows}"] if apart or hidden else []


def gives_reasons_under_why(found: Record, text: str) -> list[str]:
    """That a change is enough is certain, and no reason why something is wrong."""
    why = re.search(r"^ *Why: +(.*?)(?=^ *(?:Mend|Lecture|Certain|Asked):|\Z)", text, re.DOTALL | re.MULTILINE)
    said = " ".join(why[1].split()) if why else ""
    return [f"no reason: {said}"] if re.search(r"[Pp]roven|mends all that fails|line has to change", said) else []


RULES: tuple[Rule, ...] = (
    says_what_is_wrong_first,
    tells_no_insides,
    rounds_numbers,
    says_nothing_twice,
    shows_a_line,
    points_at_no_right_head,
    counts_in_right_forms,
    lets_no_points_go_in_silence,
    joins_the_line_that_stops_to_the_one_to_look_at,
    gives_reasons_under_why,
)
