"""Write the records of a run once more in a format of others, without marking anything."""

from pathlib import Path

from autograder.files import read_json, write_json, write_whole
from autograder.grade import UsageProblem
from autograder.render.tables import grades_csv, gradescope
from autograder.render.trouble import Record


def read_records(run: Path) -> dict[Path, Record]:
    """All records of a run, by their paths.

    Raises:
        UsageProblem: there are none.
    """
    paths = sorted(run.glob("results/*/*.json"))
    records = {path: found for path in paths if isinstance(found := read_json(path), dict) and "tasks" in found}
    if not records:
        raise UsageProblem(f"no records in {run / 'results'}: give the folder that `autograder grade --out` wrote")
    return records


def export(name: str, run: Path) -> list[Path]:
    """Write `grades.csv` or Gradescope's files beside the records; returns what was written."""
    records = read_records(run)
    if name == "csv":
        write_whole(run / "grades.csv", grades_csv(records.values()).encode("utf-8", "backslashreplace"))
        return [run / "grades.csv"]
    written = []
    for path, found in records.items():
        target = run / "gradescope" / path.parent.name / path.name
        write_json(target, gradescope(found))
        written.append(target)
    return written
