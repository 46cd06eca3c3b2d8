"""One task of one submission explained, in a terminal, for whoever has to answer a complaint."""

import shlex

from rich.console import Console
from rich.text import Text

from autograder.core.text import clean, one_line, points
from autograder.record.explanation import Explanation, ProbeRun
from autograder.record.schema import Check
from autograder.record.story import explaining
from autograder.render.terminal.style import SIGNS, WORDS, place_text

SHOWN = 8  # values of a probe that are the same, which are shown


def show_explanation(found: Explanation, out: Console) -> None:
    """What counts, then each check with why it was judged so, then what was run and came out, then how to repeat it."""
    record, task = found.record, found.task
    head = f"{one_line(record.student, 60)}, {record.lesson}, {task.name}: "
    out.print(Text(f"{head}{points(task.score)} of {points(task.max_score)} points", "bold"))
    out.print(Text(f"The whole submission: {one_line('; '.join(found.counts), 600)}"))
    out.print(Text(f"File {record.file or 'none'}, seed {record.seed}, torchgrade {record.kit}", "dim"))
    for note in found.notes:
        out.print(Text(f"! {note}", "bold yellow"))
    out.print(Text("\nWhy it was judged so", "bold"))
    for check in task.checks:
        _check(found, check, out)
    if found.runs:
        out.print(Text("\nWhat was run, what came out, and what was expected", "bold"))
    for run in found.runs:
        _run(run, out)
    if found.program is not None:
        out.print(Text("\nTo repeat it by hand, without isolation, so read the submission first:", "bold"))
        out.print(Text(f"  python {shlex.quote(str(found.program))}"))


def _check(found: Explanation, check: Check, out: Console) -> None:
    sign, style = SIGNS[check.outcome]
    score = f"{points(check.score)} of {points(check.max_score)}"
    out.print(Text.assemble((f"{sign} ", style), f"{check.name}: {WORDS[check.outcome]}, {score}"))
    lines = [check.sentence, check.message, check.remark]
    if check.expected or check.got:
        lines.append(f"expected: {check.expected}\ngot:      {check.got}")
    if check.where is not None:
        lines.append(f"at {place_text(check.where)}{f': {check.where.code}' if check.where.code else ''}")
    lines += [f"mistake: {one.title}. {one.why}" for one in explaining(found.task, check)]
    for line in (part for text in lines if text for part in clean(text, 2000).split("\n")):
        out.print(Text(f"    {line}"), soft_wrap=True)


def _run(run: ProbeRun, out: Console) -> None:
    judged = f" (for {', '.join(run.judges)})" if run.judges else ""
    out.print(Text(f"{run.name}{judged}{f': {run.does}' if run.does else ''}"))
    if run.failure:
        out.print(Text(f"    ended with {run.failure}", "red"), soft_wrap=True)
    alike = [one for one in run.values if one.same]
    for one in run.values:
        if not one.same:
            out.print(Text(f"    {one.name}: got      {one.got}\n    {' ' * len(one.name)}  expected {one.expected}"))
    for one in alike[:SHOWN]:
        out.print(Text(f"    {one.name}: {one.got}, as expected", "dim"))
    if len(alike) > SHOWN:
        out.print(Text(f"    and {len(alike) - SHOWN} more as expected", "dim"))
