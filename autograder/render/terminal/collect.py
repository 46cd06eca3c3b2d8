"""The plan of a collection as tables: who, which files, what becomes of them, and what nobody could tell."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import one_line
from autograder.record.collection import Left, Plan, State, Taken

MOST_FILES = 3  # names of one submission that are shown
MOST_LEFT = 200  # lines of what was left
STYLES = {State.NEW: "green", State.THERE: "dim", State.OTHER: "yellow", State.REPLACES: "magenta"}


def plan_shown(plan: Plan, submitted: str, dry_run: bool) -> RenderableType:
    """The plan.

    Args:
        plan: what will be done.
        submitted: the folder that is written, for people.
        dry_run: whether nothing will be written.
    """
    notes = (Text(one_line(said, 300)) for said in plan.notes)
    return Group(_table(plan), *notes, *_left(plan), *_without(plan), _sum(plan, submitted, dry_run))


def _table(plan: Plan) -> RenderableType:
    title = tr(
        "{download}: {platform}, lesson {lesson}",
        download=one_line(plan.download),
        platform=plan.platform,
        lesson=plan.lesson,
    )
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in (tr("student"), tr("tied by"), tr("files"), tr("handed in"), "", tr("remarks")):
        table.add_column(heading, overflow="fold")
    for one in plan.taken:
        table.add_row(
            Text(one_line(one.student, 60)),
            Text(one.tied or "–", style="dim"),
            Text(_files(one)),
            Text(_when(one)),
            Text(tr(one.state.value), style=STYLES[one.state]),
            Text(one_line("; ".join(one.remarks), 300), style="dim"),
        )
    return table


def _files(one: Taken) -> str:
    shown = ", ".join(one_line(file.name, 60) for file in one.files[:MOST_FILES])
    left = len(one.files) - MOST_FILES
    return tr("{names} and {count} more", names=shown, count=left) if left > 0 else shown


def _when(one: Taken) -> str:
    told = one.submitted.strftime("%Y-%m-%d %H:%M %z") if one.submitted else tr("not told")
    return tr("{time}, late", time=told) if one.late else told


def _left(plan: Plan) -> Iterator[RenderableType]:
    for words, asks in ((tr("To look at:"), True), (tr("Left out:"), False)):
        chosen = [one for one in plan.left if one.asks == asks]
        if chosen:
            yield Text(words, style="bold yellow" if asks else "bold")
            yield from (_line(one) for one in chosen[:MOST_LEFT])
            if len(chosen) > MOST_LEFT:
                yield Text("  " + tr("and {count} more", count=len(chosen) - MOST_LEFT))


def _line(one: Left) -> Text:
    return Text(f"  {one_line(one.what, 120)}: {one_line(one.why, 300)}")


def _without(plan: Plan) -> Iterator[RenderableType]:
    if plan.without:
        yield Text(tr("Nothing of: {students}", students=", ".join(one_line(name, 60) for name in plan.without)))


def _sum(plan: Plan, submitted: str, dry_run: bool) -> Text:
    count = {state: sum(one.state == state for one in plan.taken) for state in State}
    parts = [f"{number} {tr(state.value)}" for state, number in count.items() if number]
    told = tr("{counts}; into {folder}", counts=", ".join(parts) or tr("nothing"), folder=submitted)
    if count[State.OTHER]:
        told += tr(
            ". What differs stays as it is; `autograder collect --replace` takes the download's, and keeps the other"
        )
    return Text(tr("Not written (--dry-run): {plan}", plan=told) if dry_run else told)
