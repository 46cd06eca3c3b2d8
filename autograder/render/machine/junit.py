"""A check as JUnit's XML, which test windows and services for continuous integration read: one test a check."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from autograder.core.language import tr
from autograder.core.text import points
from autograder.judge.result import Outcome
from autograder.record.message import message
from autograder.record.schema import Check, Record, Task
from autograder.record.story import explaining
from autograder.render.machine.findings import Checked, findings

SKIPPED = (Outcome.NOT_ATTEMPTED, Outcome.BLOCKED)
BROKEN = (Outcome.GRADER_ERROR, Outcome.UNGRADABLE)


def junit(checked: Sequence[Checked]) -> str:
    """The text of the XML, with a line break at its end."""
    root = ElementTree.Element("testsuites")
    root.extend(_suite(one) for one in checked)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(checked: Checked) -> ElementTree.Element:
    found = checked.record
    suite = ElementTree.Element("testsuite", name=found.lesson, time=str(found.seconds), file=str(checked.path))
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("score", points(found.score)), ("max_score", points(found.max_score))):
        ElementTree.SubElement(properties, "property", name=name, value=value)
    suite.extend(_cases(checked))
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{element}"))))
    return suite


def _cases(checked: Checked) -> Iterator[ElementTree.Element]:
    found = checked.record
    if found.problem is not None:
        yield _case(found, tr("the file"), tr("can be read"), "error", found.problem.message, found.problem.message)
        return
    lines = {(one.task, one.check): one.line for one in findings(checked)}
    for task in found.tasks:
        for check in task.checks:
            case = _case(found, task.name, check.sentence, *_ended(task, check))
            case.set("file", str(checked.path))
            line = lines.get((task.name, check.name)) or lines.get((task.name, ""))
            if line is not None:
                case.set("line", str(line))
            yield case


def _ended(task: Task, check: Check) -> tuple[str, str, str]:
    """The element that tells how a check ended, empty for one that holds, with its message and text."""
    lost = tr("{score} of {best} points", score=points(check.score), best=points(check.max_score))
    if check.outcome in SKIPPED:
        return "skipped", f"{check.outcome.words}: {lost}", ""
    if check.outcome not in (Outcome.FAILED, *BROKEN):
        return "", "", ""
    named = explaining(task, check)
    names = (" ".join(part for part in (f"{one.title}.", one.why, one.fix) if part) for one in named)
    told = [message(check), *names, lost]
    return (
        "error" if check.outcome in BROKEN else "failure",
        named[0].title if named else message(check),
        "\n".join(told),
    )


def _case(found: Record, task: str, name: str, ended: str, message: str, text: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=f"{found.lesson}.{task}", name=name, time="0")
    if ended:
        ElementTree.SubElement(case, ended, message=message).text = text or None
    return case
