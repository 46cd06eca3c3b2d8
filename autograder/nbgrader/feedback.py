"""What nbgrader shows of a record: a cell's outputs, a comment for an answer. Pure functions of the record."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from autograder.render.terminal import SIGNS, WORDS, place_text
from autograder.render.text import one_line, points

Task = dict[str, Any]
COLOURS = {"passed": "#1a7f37", "failed": "#b3261e", "grader_error": "#8a5a00", "ungradable": "#b3261e"}
OUR_FAULT = "The grader had an error of its own here. No mark was given: a person will give it."


def cell_score(tasks: list[Task], available: float) -> float | None:
    """The points of a check cell, of those that nbgrader has for it; None where the grader failed.

    Args:
        tasks: from the record, those that the cell checks.
        available: the cell's points.
    """
    if not tasks or any(task["score"] is None for task in tasks):
        return None
    best = sum(task["max_score"] for task in tasks)
    share = sum(task["score"] for task in tasks) / best if best else 0.0
    # nbgrader gives up on a submission with more points than there are, and reads a negative number as full marks.
    return min(max(round(share * available, 9), 0.0), available)


def outputs(tasks: list[Task], available: float, problem: str = "") -> list[dict[str, Any]]:
    """The outputs of a check cell as nbgrader scores them: a line of text, then a bare number with the explanation.

    Args:
        tasks: from the record, those that the cell checks.
        available: the cell's points.
        problem: why nothing of the submission could be marked.
    """
    score = 0.0 if problem and not tasks else cell_score(tasks, available)
    line = f"{points(score)} of {points(available)} points" if score is not None else OUR_FAULT
    names = ", ".join(task["name"] for task in tasks)
    return [
        {"output_type": "stream", "name": "stdout", "text": f"{names}: {line}\n" if names else f"{line}\n"},
        {
            "output_type": "execute_result",
            "execution_count": None,
            "metadata": {},
            "data": {"text/plain": repr(score or 0.0), "text/html": html(tasks, problem)},
        },
    ]


def html(tasks: list[Task], problem: str = "") -> str:
    """The explanation of some tasks as HTML that needs no style sheet; every word of a student's is escaped."""
    blocks = [_block(_line(problem, COLOURS["failed"]))] if problem else [_task(task) for task in tasks]
    return "".join(blocks) or _block(_line(OUR_FAULT, COLOURS["grader_error"]))


def _block(inner: str) -> str:
    return (
        "<div style='border-left:4px solid #8a8f98;padding:.2em .9em;margin:.3em 0;"
        f"font-family:sans-serif;font-size:14px;line-height:1.45'>{inner}</div>"
    )


def _line(text: str, colour: str = "", extra: str = "") -> str:
    style = f"color:{colour};" if colour else ""
    return f"<div style='{style}{extra}'>{_inline(text)}</div>" if text else ""


def _inline(text: str) -> str:
    """Text as HTML: nothing in it is markup, and words in backticks are code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))


def _task(task: Task) -> str:
    told: set[str] = set()
    head = _line(
        f"{task['name']}: {points(task['score'])} of {points(task['max_score'])} points", extra="font-weight:bold"
    )
    return _block(head + "".join(_check(check, told) for check in task["checks"]))


def _check(check: dict[str, Any], told: set[str]) -> str:
    sign, _ = SIGNS[check["outcome"]]
    colour = COLOURS.get(check["outcome"], "#57606a")
    word = WORDS[check["outcome"]]
    head = (
        f"<div style='margin-top:.35em'><span style='color:{colour};font-weight:bold' title='{escape(word)}'>{sign}"
        f"</span> {_inline(check['sentence'])} <span style='color:#57606a'>"
        f"{points(check['score'])} of {points(check['max_score'])}</span></div>"
    )
    return f"{head}<div style='margin-left:1.4em'>{_details(check, told)}</div>"


def _details(check: dict[str, Any], told: set[str]) -> str:
    if check["outcome"] == "passed":
        return _line(check["remark"], "#8a5a00")
    named = check["diagnosis"]
    if named is not None and named["id"] in told:
        return _line("The same mistake.", "#57606a")
    message = "".join(_line(line) for line in check["message"].split("\n"))
    where = _line(place_text(check["where"]), "#57606a") if check["outcome"] == "failed" else ""
    if named is None:
        return message + where
    told.add(named["id"])
    words = "".join(
        f"<div><b>{label}:</b> {_inline(named[key])}</div>"
        for label, key in (("Why", "why"), ("Mend", "fix"), ("Lecture", "lecture"))
        if named[key]
    )
    return _line(named["title"], COLOURS["failed"], "font-weight:bold") + message + where + words


def comment(task: Task) -> str | None:
    """The comment on a student's answer, as Markdown without markup of theirs; None where nothing is to be said."""
    lines = list(dict.fromkeys(_comment_lines(task["checks"])))
    if not lines:
        return None
    return f"{points(task['score'])} of {points(task['max_score'])} points.\n\n" + "\n".join(f"- {x}" for x in lines)


def _comment_lines(checks: Iterable[dict[str, Any]]) -> Iterable[str]:
    """One line a mistake: a mistake with a name once, then what the other checks say first."""
    for check in checks:
        named = check["diagnosis"]
        first = check["message"].split("\n")[0]
        if check["outcome"] == "grader_error":
            yield OUR_FAULT
        elif named is not None:
            yield f"**{named['title'].rstrip('.')}.** {named['why']} {named['fix']}"
        elif check["outcome"] in ("failed", "ungradable"):
            yield f"{check['sentence']} Here: {quoted(first)}"
        elif check["outcome"] == "not_attempted":
            yield quoted(first)


def quoted(text: str) -> str:
    """Words of a student's, as code in Markdown: nothing in them is markup or HTML."""
    return "`" + one_line(text, 300).replace("`", "'") + "`"
