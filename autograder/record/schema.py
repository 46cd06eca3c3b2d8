"""The form of a result record: one JSON object a submission. It is a contract with other programs.

A field keeps its name and its meaning; new ones come under a higher number of `SCHEMA`. Fields with a default are those
that earlier versions of the kit did not write. `docs/reference/record.md` and `record.schema.json` are made from here.
"""

from typing import Annotated, Literal

import msgspec

from autograder.judge.result import Diagnosis, Outcome, Proof, Standing

SCHEMA = 3

Points = int | float
Number = int | float | Literal["nan", "inf", "-inf"]  # non-finite numbers are no JSON
Role = Literal["yours", "right", "mistake"]


def _says(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line in what was handed in, a statement, or a whole definition."""

    file: Annotated[str, _says("the file's name, or the cell's in a notebook that is running")]
    line: Annotated[
        int | None,
        _says("counted from 1, in the cell where there is one; of a definition its `def`; null where it is not known"),
    ]
    cell: Annotated[int | None, _says("the cell of a notebook, counted from 1; not there in a `.py`")] = None
    code: Annotated[
        str,
        _says("the text of that line, where it is the one to look at; not there where only the definition is known"),
    ] = ""
    column: Annotated[int | None, _says("where the statement begins in that line, counted from 1, if known")] = None
    end_line: Annotated[int | None, _says("the last line of the statement or the definition, if known")] = None


class Series(msgspec.Struct, frozen=True):
    """One curve of a picture."""

    name: Annotated[str, _says("what it is called in the picture")]
    role: Annotated[Role, _says("whose: the student's, the reference's, the recognised mistake's")]
    values: Annotated[tuple[Number, ...], _says("its heights at 1, 2, 3, ...")]


class Curves(msgspec.Struct, frozen=True, tag_field="kind", tag="curves"):
    """Curves over the same steps, such as losses."""

    title: Annotated[str, _says("what the picture shows")]
    x: Annotated[str, _says("what the horizontal axis is")]
    y: Annotated[str, _says("what the vertical axis is")]
    series: Annotated[tuple[Series, ...], _says("the curves")]


class Line(msgspec.Struct, frozen=True):
    """A straight line of a picture: y = slope * x + intercept."""

    name: Annotated[str, _says("what it is called in the picture")]
    role: Annotated[Role, _says("whose: the student's, the reference's, the recognised mistake's")]
    slope: Annotated[Number, _says("how steep it is")]
    intercept: Annotated[Number, _says("its height at x = 0")]


class Lines(msgspec.Struct, frozen=True, tag_field="kind", tag="lines"):
    """Points, and lines through or past them."""

    title: Annotated[str, _says("what the picture shows")]
    x: Annotated[str, _says("what the horizontal axis is")]
    y: Annotated[str, _says("what the vertical axis is")]
    points: Annotated[tuple[tuple[Number, Number], ...], _says("pairs of x and y")]
    lines: Annotated[tuple[Line, ...], _says("the lines")]


class Matrix(msgspec.Struct, frozen=True, tag_field="kind", tag="matrix"):
    """Counts in rows and columns, such as which class was taken for which."""

    title: Annotated[str, _says("what the picture shows")]
    rows: Annotated[tuple[str, ...], _says("the names of the rows")]
    columns: Annotated[tuple[str, ...], _says("the names of the columns")]
    values: Annotated[tuple[tuple[Number, ...], ...], _says("for each row the numbers in its columns")]


Picture = Curves | Lines | Matrix


class Check(msgspec.Struct, frozen=True):
    """The verdict of one check."""

    name: Annotated[str, _says("the check's name in the lesson")]
    outcome: Annotated[Outcome, _says("how it ended")]
    score: Annotated[Points | None, _says("points won; null only under `grader_error`")]
    max_score: Annotated[Points, _says("points to be won")]
    sentence: Annotated[str, _says("what the check asserts")]
    message: Annotated[str, _says("what the student reads when it did not pass")]
    expected: Annotated[str, _says("what should have come out, in words; may be empty")]
    got: Annotated[str, _says("what came out, in words; may be empty")]
    remark: Annotated[str, _says("something that costs nothing; may be empty")]
    where: Annotated[Place | None, _says("the line that the message is about, where one is known")]
    diagnosis: Annotated[Diagnosis | None, _says("the first mistake that was recognised; null where none was")]
    diagnoses: Annotated[tuple[Diagnosis, ...], _says("all mistakes that were recognised, the first one first")] = ()
    stopped: Annotated[Place | None, _says("the line that Python stopped in, if `where` is another one")] = None
    apart: Annotated[
        bool, _says("whether it certainly failed for another reason than the first check of the task that failed")
    ] = False


class Repair(msgspec.Struct, frozen=True):
    """A change of the student's own code after which everything that failed in a task holds."""

    title: Annotated[str, _says("what is wrong and where, without the change")]
    advice: Annotated[str, _says("how to go about it, without the change")]
    proof: Annotated[Proof, _says("`proven` where such a change helps at this place alone and is small, else `mends`")]
    places: Annotated[tuple[Place, ...], _says("the lines to look at, the likeliest first")]
    kinds: Annotated[tuple[str, ...], _says("what kind of change each edit is")]
    before: Annotated[str, _says("the lines that change; for the instructor, no page for students shows it")]
    after: Annotated[str, _says("the same lines with the change; likewise for the instructor")]
    pattern: Annotated[str, _says("the change without the program's own names: the same one is the same mistake")]
    standing: Annotated[
        Standing,
        _says(
            "to the names of mistakes in the task: `alone` where there is none, `agrees` with one, told beside them as "
            "`possible` too, or `untold`: kept for the instructor alone"
        ),
    ] = Standing.ALONE
    checks: Annotated[tuple[str, ...], _says("the failed checks that hold after it; empty where all do")] = ()


class Task(msgspec.Struct, frozen=True):
    """The verdicts of one task's checks."""

    name: Annotated[str, _says("the task's name in the lesson")]
    outcome: Annotated[Outcome, _says("the task in one word: the worst that happened in it")]
    score: Annotated[Points | None, _says("points won; null where a check has none")]
    max_score: Annotated[Points, _says("points to be won")]
    lecture: Annotated[str, _says("the heading of the lecture that explains it")]
    checks: Annotated[tuple[Check, ...], _says("in the order of the lesson")]
    pictures: Annotated[tuple[Picture, ...], _says("drawn of what was observed; numbers only")] = ()
    repair: Annotated[Repair | None, _says("what mends it, where that was looked for and found")] = None


class Manual(msgspec.Struct, frozen=True):
    """A free text that waits for a person's mark."""

    name: Annotated[str, _says("the task's name in the lesson")]
    max_score: Annotated[Points, _says("points that a person can give; not counted in the record's own")]
    lecture: Annotated[str, _says("the heading of the lecture that explains it")]
    text: Annotated[str, _says("what was handed in; empty where nothing was")]


class Problem(msgspec.Struct, frozen=True):
    """Why nothing could be run."""

    message: Annotated[str, _says("what is wrong, and what to do")]
    where: Annotated[Place | None, _says("the line, where there is one")]


class CodePart(msgspec.Struct, frozen=True):
    """A file, or a cell of a notebook, that was handed in."""

    file: Annotated[str, _says("the file's name")]
    cell: Annotated[int | None, _says("the cell, counted from 1; null in a `.py`")]
    text: Annotated[str, _says("what is in it")]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known about one submission after marking."""

    schema: Annotated[int, _says("the version of this form")]
    student: Annotated[str, _says("whose: the name of the folder, exactly")]
    lesson: Annotated[str, _says("for which lesson")]
    kit: Annotated[str, _says("the version of the kit")]
    seed: Annotated[int, _says("the run's, to repeat it with")]
    submission_sha256: Annotated[str, _says("of the file that counted; empty where none could be read")]
    outcome: Annotated[Outcome, _says("the submission in one word")]
    score: Annotated[Points | None, _says("points won by what a program marks; null only under `grader_error`")]
    max_score: Annotated[Points, _says("points that a program can give")]
    seconds: Annotated[Number, _says("how long it ran; the only field that two runs over the same differ in")]
    file: Annotated[str | None, _says("which file counted")]
    problem: Annotated[Problem | None, _says("why nothing could be run; else null")]
    notes: Annotated[tuple[str, ...], _says("about the files and the running, for everybody")]
    look_at: Annotated[
        tuple[str, ...],
        _says("places in the code that reach for what observes the program; shown to the instructor only"),
    ] = ()
    facts: Annotated[
        dict[str, str],
        _says("which data, which device, how isolated, where the lesson uses them; which modules were not installed"),
    ]
    tasks: Annotated[tuple[Task, ...], _says("in the order of the lesson")]
    manual: Annotated[tuple[Manual, ...], _says("free texts that a person marks")]
    kit_sha256: Annotated[str | None, _says("of everything in the kit that marks can rest on")] = None
    lesson_sha256: Annotated[str | None, _says("of the lesson's checks, reference, variants and keys")] = None
    torch: Annotated[str | None, _says("the version of PyTorch")] = None
    modules_sha256: Annotated[str | None, _says("of the `.py` files beside the one that counted; may be empty")] = None
    code: Annotated[
        tuple[CodePart, ...],
        _says("what was handed in, in its order, for the report; 60,000 characters at most in all"),
    ] = ()
    digest: Annotated[str | None, _says("SHA-256 of all other fields but `seconds`: the record's seal")] = None
