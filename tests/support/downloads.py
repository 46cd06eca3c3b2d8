"""A class of thirty, and what each platform would give of it: downloads, class lists, gradebooks."""

import csv
import io
import os
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RIGHT = "def double(x):\n    return x + x\n"
WRONG = "def double(x):\n    return x * x\n"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Somebody:
    """One of the class, as all platforms know this person."""

    first: str
    last: str
    login: str
    number: str
    canvas: str
    participant: str
    right: bool

    @property
    def email(self) -> str:
        return f"{self.login}@example.org"

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def github(self) -> str:
        return f"{self.login}-dev"

    @property
    def work(self) -> bytes:
        """What this person hands in, marked with the name so that nobody's can be taken for another's."""
        return f"# {self.login}\n{RIGHT if self.right else WRONG}".encode()


_NAMES = """
Ada Byron; Ben Cheng; Chloé D'Arcy; Dörte Müller-Lüdenscheidt; Emil van der Berg; Fatima al-Fihri; Grace Hopper
Grace Murray; Håkon Ås; Ines de la Cruz; Jan Novák; Jana Nováková; Kōji Satō; Li Na; Li Wei; Mary-Ann O'Neill
Nguyễn Văn An; Óscar García López; Павел Иванов; Qi Xu; Rosa Luz; Søren Ørsted; Tiago João; Uma Rao; Vera Lynn
Wei Li; Xenia X; Yusuf Öz; Zoë Kravitz; 明 王
"""


def _login(first: str, last: str, place: int) -> str:
    plain = unicodedata.normalize("NFKD", f"{first[:1]}{last}").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())[:8] + str(place)


def somebody(place: int, name: str) -> Somebody:
    first, _, last = name.partition(" ")
    number = 7_000_000 + place
    return Somebody(
        first, last, _login(first, last, place), str(number), str(100 + place), str(5000 + place), place % 3 != 0
    )


CLASS = tuple(somebody(place, name.strip()) for place, name in enumerate(_NAMES.strip().replace("\n", ";").split(";")))


MADE = (2026, 1, 31, 12, 0, 0)  # bytes of a zip are the same in each process, as the names of tests have to be


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Put files into a zip."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_bytes(files))
    return path


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Files as the bytes of a zip."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, one in files.items():
            archive.writestr(zipfile.ZipInfo(name, MADE), one, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def unpacked(root: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def table(rows: Sequence[Sequence[object]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A table's bytes."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


# --- Canvas: lib/content_zipper.rb and lib/gradebook_exporter.rb


def canvas_name(one: Somebody, late: bool = False) -> str:
    sortable = re.sub(r"\W", "", f"{one.last}, {one.first}".lower())
    return "_".join([sortable, *(["LATE"] if late else []), one.canvas])


def canvas(people: Sequence[Somebody], file: str = "tiny.py") -> Files:
    return {f"{canvas_name(one, late=place == 1)}_{900 + place}_{file}": one.work for place, one in enumerate(people)}


def canvas_grades(people: Sequence[Somebody]) -> bytes:
    rows: list[list[object]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "tiny (4711)", "Other (12)", "Final Score"],
        ["", "", "", "", "", "Manual Posting", "", ""],
        ["    Points Possible", "", "", "", "", "2.00", "5.00", "(read only)"],
    ]
    rows += [
        [f"{one.last}, {one.first}", one.canvas, one.number, one.login, "Monday", "", "3.00", "60"] for one in people
    ]
    return table(rows, encoding="utf-8-sig")


# --- Moodle: mod/assign/classes/downloader.php and mod/assign/gradingtable.php


def moodle_folder(one: Somebody) -> str:
    cleaned = re.sub(r"[&<>\"`|':\\/]", "", one.name.replace("_", " "))  # what Moodle takes out of names of files
    return f"{cleaned}_{one.participant}_assignsubmission_file"


def moodle(people: Sequence[Somebody], file: str = "tiny.py", old: bool = False) -> Files:
    return {f"{moodle_folder(one)}{'_' if old else ''}/{file}": one.work for one in people}


def moodle_flat(people: Sequence[Somebody], file: str = "tiny.py") -> Files:
    return {f"{moodle_folder(one)}_{file}": one.work for one in people}


def moodle_worksheet(people: Sequence[Somebody]) -> bytes:
    head = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed"]
    head += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    when = "Saturday, 31 January 2026, 11:59 PM"
    rows: list[list[object]] = [
        [
            f"Participant {one.participant}",
            one.name,
            one.email,
            "Submitted for grading",
            "",
            "2.00",
            "Yes",
            when,
            "-",
            "",
        ]
        for one in people
    ]
    return table([head, *rows])


GERMAN = (
    *("ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung"),
    *("Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)"),
    "Feedback als Kommentar",
)


GERMAN_TIME = "Samstag, 31. Januar 2026, 23:59"


def moodle_in_german(people: Sequence[Somebody]) -> bytes:
    """The worksheet of a site in German, where no space stands in front of the number."""
    rows: list[list[object]] = [
        [f"Teilnehmer/in{one.participant}", one.name, one.email, "Abgegeben", "", "2,00", "Ja", GERMAN_TIME, "-", ""]
        for one in people
    ]
    return table([GERMAN, *rows])


def moodle_in_finnish(people: Sequence[Somebody]) -> bytes:
    """The worksheet of a site in a language whose headings are not known."""
    head = ["Tunniste", "Koko nimi", "Sähköposti", "Tila", "Arvosana", "Enimmäisarvosana", "Muokattu (palautus)"]
    rows: list[list[object]] = [
        [f"Osallistuja {one.participant}", one.name, one.email, "Palautettu", "", "2,00", "2026-01-31 23:59"]
        for one in people
    ]
    return table([head, *rows])


# --- Blackboard


def blackboard(people: Sequence[Somebody], file: str = "tiny.py", time: str = "2026-01-31-12-00-00") -> Files:
    found: Files = {}
    for one in people:
        head = f"Week 1_ tiny_{one.login}_attempt_{time}"
        found[f"{head}_{file}"] = one.work
        found[f"{head}.txt"] = (
            f"Name: {one.name} ({one.login})\nAssignment: Week 1: tiny\nDate Submitted: Saturday, January 31, 2026\n"
            "Current Mark: Needs Marking\n\nSubmission Field:\nThere is no student submission text data for this "
            "assignment.\n\nComments:\nThere are no student comments for this assignment.\n\nFiles:\n"
            f"\tOriginal filename: {file}\n\tFilename: {head}_{file}\n"
        ).encode()
    return found


def blackboard_grades(people: Sequence[Somebody]) -> bytes:
    """As Blackboard writes it for spreadsheets: UTF-16, with tabs, called .xls."""
    head = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"]
    head += ["Weighted Total [Total Pts: up to 7 Score] |10", "tiny [Total Pts: 2 Score] |4711"]
    rows: list[list[object]] = [[one.last, one.first, one.login, one.number, "", "Yes", "", ""] for one in people]
    return table([head, *rows], "\t", "utf-16")


# --- Brightspace


def brightspace(people: Sequence[Somebody], file: str = "tiny.py", when: str = "Jan 31, 2026 1159 PM") -> Files:
    return {"index.html": b"<html></html>"} | {
        f"397063-2557369 - {one.name} - {when}/{file}": one.work for one in people
    }


def brightspace_flat(people: Sequence[Somebody], file: str = "tiny.py", when: str = "Jan 31, 2026 905 AM") -> Files:
    return {f"397063-2557369 - {one.name} - {when} - {file}": one.work for one in people}


def brightspace_grades(people: Sequence[Somebody]) -> bytes:
    head = ["OrgDefinedId", "Username", "Last Name", "First Name", "Email"]
    head += ["tiny Points Grade <Numeric MaxPoints:2 Weight:10 Category:Labs CategoryWeight:50>"]
    head += ["Other Points Grade <Numeric MaxPoints:5>", "End-of-Line Indicator"]
    rows: list[list[object]] = [
        [f"#{one.number}", f"#{one.login}", one.last, one.first, one.email, "", "3", "#"] for one in people
    ]
    return table([head, *rows])


# --- Gradescope


def gradescope(people: Sequence[Somebody], file: str = "tiny.py") -> Files:
    top = "assignment_9100_export"
    lines = []
    found: Files = {}
    for place, one in enumerate(people):
        lines += [f"submission_{place}:", "  :submitters:", f'  - :name: "{one.name}"', f"    :sid: '{one.number}'"]
        lines += [f"    :email: {one.email}", "  :created_at: 2026-01-31 22:59:00.123456000 Z", "  :score: 1.0"]
        lines += ["  :results: !ruby/object:Score", "    :tests: []"]
        found[f"{top}/submission_{place}/{file}"] = one.work
    return {f"{top}/submission_metadata.yml": ("\n".join(lines) + "\n").encode(), **found}


def gradescope_scores(people: Sequence[Somebody]) -> bytes:
    head = [
        "First Name",
        "Last Name",
        "SID",
        "Email",
        "Sections",
        "Total Score",
        "Max Points",
        "Status",
        "Submission ID",
    ]
    rows: list[list[object]] = [
        [one.first, one.last, one.number, one.email, "", "", "2.0", "Ungraded", place]
        for place, one in enumerate(people)
    ]
    return table([head, *rows])


# --- GitHub Classroom: `gh classroom clone student-repos`


def git(folder: Path, *words: str, date: str = "2026-01-31T12:00:00+00:00") -> str:
    """Run git as a student would."""
    who = {"GIT_AUTHOR_NAME": "S", "GIT_AUTHOR_EMAIL": "s@example.org"}
    who |= {"GIT_COMMITTER_NAME": "S", "GIT_COMMITTER_EMAIL": "s@example.org"}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    ended = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *words],
        cwd=folder,
        env={**os.environ, **who, **dates, **settings},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return ended.stdout.strip()


def repository(folder: Path, files: Mapping[str, bytes], date: str = "2026-01-31T12:00:00+00:00") -> Path:
    """A clone with one commit, or one commit more."""
    unpacked(folder, files)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "work", date=date)
    return folder


def github(root: Path, people: Sequence[Somebody], file: str = "tiny.py") -> Path:
    folder = root / "tiny-submissions"
    for one in people:
        repository(
            folder / f"tiny-{one.github}", {file: one.work, "README.md": b"# tiny\n", ".github/x.yml": b"on: push\n"}
        )
    return folder


def github_roster(people: Sequence[Somebody]) -> bytes:
    rows = [[one.number, one.github, place, one.name] for place, one in enumerate(people)]
    return table([["identifier", "github_username", "github_id", "name"], *rows])


def github_grades(people: Sequence[Somebody]) -> bytes:
    head = ["assignment_name", "assignment_url", "starter_code_url", "github_username", "roster_identifier"]
    head += ["student_repository_name", "student_repository_url", "submission_timestamp", "points_awarded"]
    head += ["points_available"]
    rows: list[list[object]] = [
        ["tiny", "u", "s", one.github, one.number, f"tiny-{one.github}", "r", "2026-01-31T12:00:00Z", "0", "2"]
        for one in people
    ]
    return table([head, *rows])


# --- Google Classroom


def google(people: Sequence[Somebody], file: str = "tiny.py") -> Files:
    return {f"{one.name} - {file}": one.work for one in people}


def google_grades(people: Sequence[Somebody]) -> bytes:
    rows: list[list[object]] = [["Last Name", "First Name", "Email Address", "tiny"], ["Date", "", "", "2026-01-31"]]
    rows += [["Points", "", "", "2"], *([one.last, one.first, one.email, ""] for one in people)]
    return table(rows)
