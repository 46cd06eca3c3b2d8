"""The figures of a lesson's corpus: a table, a page of Markdown, and the confusion of names as a picture."""

import io
from collections import Counter
from pathlib import PurePath
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.author.corpus_rates import UNKNOWN, UNNAMED, Figures, Naming, Verdict, programs
from autograder.core.language import noted, tr
from autograder.record.proof import Complaint

PARTS = 5  # of a program's path in the course: tests/submissions/<lesson>/<folder>/<file>
MEND_A_CHECK = noted("mend the checks of its task, or move it to the other folder if its verdict is wrong there")
MEND_A_NAME = noted("let a probe tell these mistakes apart, or add the name in names.toml if it is right")
KINDS = (noted("one mistake that has a name"), noted("two such mistakes"), noted("a mistake without a name"))


def _kinds(figures: Figures) -> list[tuple[str, list[Verdict]]]:
    return list(zip(KINDS, (figures.nameable(1), figures.nameable(2), figures.unknown), strict=True))


def _share(part: int, whole: int) -> str:
    if not whole:
        return tr("none")
    return tr("{part} of {whole} ({share:.1f} %)", part=part, whole=whole, share=100 * part / whole)


def _runs(verdicts: list[Verdict]) -> str:
    return tr("{programs} programs, {runs} runs", programs=programs(verdicts), runs=len(verdicts))


def summary(figures: Figures) -> list[tuple[str, str]]:
    """The rates, each with what it is a rate of."""
    failed = [verdict for verdict in figures.right if not verdict.full]
    caught = [verdict for verdict in figures.wrong if verdict.caught]
    rows = [
        (tr("right programs failed ({runs})", runs=_runs(figures.right)), _share(len(failed), len(figures.right))),
        (tr("wrong programs caught ({runs})", runs=_runs(figures.wrong)), _share(len(caught), len(figures.wrong))),
    ]
    for kind, verdicts in _kinds(figures):
        counts = Counter(verdict.naming for verdict in verdicts)
        told = "; ".join(f"{tr(naming)} {_share(counts[naming], len(verdicts))}" for naming in Naming if counts[naming])
        rows.append((f"{tr(kind)} ({_runs(verdicts)})", told or tr("none")))
    stray = sum(verdict.naming is Naming.WRONG for verdict in figures.wrong)
    rows.append((tr("named wrong, of all wrong programs"), _share(stray, len(figures.wrong))))
    return rows


def figures_table(figures: Figures) -> RenderableType:
    """The rates, and each program on which the kit was wrong."""
    table = Table(
        title=tr("Corpus of {lesson}", lesson=figures.lesson.name),
        title_justify="left",
        title_style="bold",
        show_header=False,
    )
    for row in summary(figures):
        table.add_row(*row)
    return Group(table, *(Text(f"✗ {miss}", style="red") for miss in misses(figures)))


def misses(figures: Figures) -> list[Complaint]:
    """A complaint for each program that got a wrong verdict or a wrong name, with the first seed that shows it."""
    found: dict[tuple[str, str], Complaint] = {}
    for verdict in figures.verdicts:
        said, advice = _miss(verdict)
        if said:
            file = PurePath(*verdict.sample_program.path.parts[-PARTS:]).as_posix()
            text = tr(
                "{program}: {what} (seed {seed})", program=verdict.sample_program.name, what=said, seed=verdict.seed
            )
            found.setdefault((file, said), Complaint(text, file, 1, advice))
    return list(found.values())


def _miss(verdict: Verdict) -> tuple[str, str]:
    """What is wrong with a verdict, and what to do; empty where nothing is."""
    if verdict.sample_program.right:
        return ("", "") if verdict.full else (tr("is right and lost points"), tr(MEND_A_CHECK))
    if not verdict.caught:
        if verdict.full:
            return tr("is wrong and got full marks"), tr(MEND_A_CHECK)
        return tr("is wrong and failed no check: the grader had an error"), tr(MEND_A_CHECK)
    if verdict.naming is Naming.WRONG:
        return tr("is named {names}", names=", ".join(sorted(verdict.given))), tr(MEND_A_NAME)
    return "", ""


def figures_page(figures: Figures, command: str) -> str:
    """The same as Markdown, with the table of what was taken for what."""
    lines = [
        "# " + tr("How well mistakes are told: `{lesson}`", lesson=figures.lesson.name),
        "",
        tr(
            "Made by `{command}`. The programs lie in `tests/submissions/{lesson}`; `names.toml` there says which "
            "names are right, judged by reading the programs.",
            command=command,
            lesson=figures.lesson.name,
        ),
        "",
        f"![{tr('Confusion of names')}]({figures.lesson.name}.svg)",
        "",
        f"| {tr('what')} | {tr('figure')} |",
        "|---|---|",
        *(f"| {what} | {figure} |" for what, figure in summary(figures)),
        "",
        "## " + tr("Where the name given is not the right one"),
        "",
        f"| {tr('task')} | {tr('right name')} | {tr('name given')} | {tr('runs')} |",
        "|---|---|---|---|",
        *(
            f"| {task} | {tr(wanted)} | {tr(given)} | {count} |"
            for (task, wanted, given), count in sorted(figures.confusion().items())
            if wanted != given and not (wanted == UNKNOWN and given == UNNAMED)
        ),
        "",
        "## " + tr("Wrong verdicts and wrong names"),
        "",
        *(f"- {line}" for line in [miss.text for miss in misses(figures)] or [tr("none")]),
        "",
    ]
    return "\n".join(lines)


def confusion_picture(figures: Figures) -> str:
    """The confusion of names as SVG: a row for each right name, a column for each name given, darker for more runs.

    What is named right lies on the diagonal; the last column is "no name".
    """
    from matplotlib import rc_context  # only authors draw this
    from matplotlib.figure import Figure

    counts = figures.confusion()
    wanted = sorted({(task, name) for task, name, _ in counts if name != UNKNOWN})
    order = [*wanted, ("", UNKNOWN)]
    columns = {key: place for place, key in enumerate([*wanted, ("", UNNAMED)])}
    cells = [[0.0] * len(columns) for _ in order]
    for (task, name, given), count in counts.items():
        row = order.index((task, name)) if name != UNKNOWN else len(order) - 1
        column = columns.get((task, given), len(columns) - 1 if given == UNNAMED else None)
        if column is None:  # a variant that no program of the corpus should have been named
            column = columns.setdefault((task, given), len(columns))
            for line in cells:
                line.append(0.0)
        cells[row][column] += count
    shares = [[cell / max(sum(line), 1.0) for cell in line] for line in cells]
    with rc_context({"svg.hashsalt": figures.lesson.name, "svg.fonttype": "none"}):
        return _drawn(Figure, shares, [_label(key) for key in order], [_label(key) for key in columns])


def _label(key: tuple[str, str]) -> str:
    return f"{key[0]}: {key[1]}" if key[0] else tr(key[1])


def _drawn(figure_class: Any, shares: list[list[float]], rows: list[str], columns: list[str]) -> str:
    size = 2.0 + 0.11 * max(len(rows), len(columns))
    figure = figure_class(figsize=(size + 2.5, size + 2.5))
    axes = figure.add_subplot()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="equal")
    axes.set_xticks(range(len(columns)), columns, rotation=90, fontsize=5)
    axes.set_yticks(range(len(rows)), rows, fontsize=5)
    axes.set_xlabel(tr("name given"))
    axes.set_ylabel(tr("right name"))
    figure.tight_layout()
    text = io.StringIO()
    # Without a date and with fixed ids the same figures give the same file.
    figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()
