"""Naming of a mistake on the terminal: what students share, the questions, and what is to be written."""

import sys
from collections.abc import Mapping

from rich.console import Console
from rich.prompt import Confirm, Prompt
from rich.text import Text

from autograder.core.errors import UsageProblem
from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import clean, one_line
from autograder.record.same_repair import Mended
from autograder.render.repaired import change_lines, what_is_wrong

QUESTIONS = {
    "id": noted("Its name in the lesson, such as sum_is_not_divided"),
    "title": noted("What is wrong, in a few words"),
    "why": noted("Why it hurts"),
    "fix": noted("How to mend it, without the answer"),
}


def show_nameless(lesson: str, shown: Mended, count: int, example: str, out: Console) -> None:
    """What students have in common, with the lines of one of them."""
    kind = shown.repair
    said = tr_plural(count, "{count} submission", "{count} submissions") if count > 1 else tr("one submission")
    out.print(Text(f"{lesson}, {kind.task}: {what_is_wrong(kind.kinds)}; {said}", style="bold"))
    out.print(Text(tr("What {example} handed in, and what mends it:", example=one_line(example, 60))))
    for sign, line in change_lines(shown.before, shown.after):
        out.print(Text(f"  {sign} {clean(line, 160)}", "red" if sign == "-" else "green"))


def asked(given: Mapping[str, str | None], out: Console) -> dict[str, str]:
    """What was given, and what is asked for where there is somebody to ask.

    Raises:
        UsageProblem: something is missing, and nobody is there.
    """
    missing = [name for name, value in given.items() if value is None]
    if missing and not _somebody_is_there(out):
        options = ", ".join(f"--{name}" for name in missing)
        raise UsageProblem(
            tr(
                "{options} missing, and nobody is at a terminal to be asked: add what students will read",
                options=options,
            )
        )
    return {
        name: value if value is not None else Prompt.ask(tr(QUESTIONS[name]), console=out)
        for name, value in given.items()
    }


def show_proposal(text: str, named: int, looked_at: int, out: Console) -> bool:
    """Show what is to be written, and ask whether it may be where there is somebody to ask."""
    out.print()
    for line in text.split("\n"):
        out.print(Text(clean(line, 400)))
    out.print(
        tr(
            "It is proved, and names {named} of the {looked_at} programs that were tried.",
            named=named,
            looked_at=looked_at,
        )
    )
    return not _somebody_is_there(out) or Confirm.ask(
        tr("It becomes a part of the lesson, and runs beside its solutions. Write it?"), console=out
    )


def _somebody_is_there(out: Console) -> bool:
    return out.is_terminal and sys.stdin is not None and sys.stdin.isatty()
