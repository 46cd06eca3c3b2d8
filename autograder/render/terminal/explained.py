"""One task of one submission explained, in a terminal, for whoever has to answer a complaint."""

import shlex

from rich.console import Console
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import clean, one_line, points
from autograder.record.explanation import Explanation, ProbeRun
from autograder.record.schema import Check
from autograder.record.story import explaining
from autograder.render.terminal.points import score_of
from autograder.render.terminal.style import SIGNS, place_text

SHOWN = 8  # values of a probe that are the same, which are shown


def show_explanation(found: Explanation, out: Console) -> None:
    """What counts, then each check with why it was judged so, then what was run and came out, then how to repeat it."""
    record, task = found.record, found.task
    head = f"{one_line(record.student, 60)}, {record.lesson}, {task.name}"
    score = tr("{score} of {best} points", score=points(task.score), best=points(task.max_score))
    out.print(Text(f"{head}: {score}", "bold"))
    out.print(Text(tr("The whole submission: {what_counts}", what_counts=one_line("; ".join(found.counts), 600))))
    out.print(
        Text(
            tr(
                "File {file}, seed {seed}, torchgrade {kit}",
                file=record.file or tr("none"),
                seed=record.seed,
                kit=record.kit,
            ),
            "dim",
        )
    )
    for note in found.notes:
        out.print(Text(f"! {note}", "bold yellow"))
    out.print(Text("\n" + tr("Why it was judged so"), "bold"))
    for check in task.checks:
        _check(found, check, out)
    if found.runs:
        out.print(Text("\n" + tr("What was run, what came out, and what was expected"), "bold"))
    for run in found.runs:
        _run(run, out)
    if found.program is not None:
        out.print(Text("\n" + tr("To repeat it by hand, without isolation, so read the submission first:"), "bold"))
        out.print(Text(f"  python {shlex.quote(str(found.program))}"))


def _check(found: Explanation, check: Check, out: Console) -> None:
    sign, style = SIGNS[check.outcome]
    score = score_of(check.score, check.max_score)
    out.print(Text.assemble((f"{sign} ", style), f"{check.name}: {check.outcome.words}, {score}"))
    lines = [check.sentence, check.message, check.remark]
    if check.expected or check.got:
        lines.append(tr("expected: {expected}\ngot:      {got}", expected=check.expected, got=check.got))
    if check.where is not None:
        at = tr("at {place}", place=place_text(check.where))
        lines.append(f"{at}: {check.where.code}" if check.where.code else at)
    for one in explaining(found.task, check):
        lines.append(tr("mistake: {title}. {why}", title=one.title, why=one.why).rstrip())
    for line in (part for text in lines if text for part in clean(text, 2000).split("\n")):
        out.print(Text(f"    {line}"), soft_wrap=True)


def _run(run: ProbeRun, out: Console) -> None:
    named = tr("{run} (for {checks})", run=run.name, checks=", ".join(run.judges)) if run.judges else run.name
    out.print(Text(f"{named}: {run.does}" if run.does else named))
    if run.failure:
        out.print(Text("    " + tr("ended with {failure}", failure=run.failure), "red"), soft_wrap=True)
    alike = [one for one in run.values if one.same]
    for one in run.values:
        if not one.same:
            out.print(
                Text(
                    tr(
                        "    {name}: got      {got}\n    {spaces}  expected {expected}",
                        name=one.name,
                        got=one.got,
                        spaces=" " * len(one.name),
                        expected=one.expected,
                    )
                )
            )
    for one in alike[:SHOWN]:
        out.print(Text("    " + tr("{name}: {got}, as expected", name=one.name, got=one.got), "dim"))
    if len(alike) > SHOWN:
        out.print(Text("    " + tr("and {count} more as expected", count=len(alike) - SHOWN), "dim"))
