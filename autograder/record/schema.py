"""The form of a result record: one JSON object a submission. It is a contract with other programs.

A field keeps its name and its meaning; new ones come under a higher number of `SCHEMA`. Fields with a default are those
that earlier versions of the kit did not write. `docs/reference/record.md` and `record.schema.json` are made from here.
"""

from typing import Annotated, Literal

import msgspec

from autograder.judge.result import Diagnosis, Outcome

SCHEMA = 1

Points = int | float
Number = int | float | Literal["nan", "inf", "-inf"]  # non-finite numbers are no JSON
Role = Literal["yours", "right", "mistake"]


def _told(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line in what was handed in."""

    file: Annotated[str, _told("the file's name, or the cell's in a notebook that is running")]
    line: Annotated[int | None, _told("counted from 1, in the cell where there is one; null where it is not known")]
    cell: Annotated[int | None, _told("the cell of a notebook, counted from 1; not there in a `.py`")] = None
    code: Annotated[str, _told("the text of that line, where it is known")] = ""


class Series(msgspec.Struct, frozen=True):
    """One curve of a picture."""

    name: Annotated[str, _told("what it is called in the picture")]
    role: Annotated[Role, _told("whose: the student's, the reference's, the recognised mistake's")]
    values: Annotated[tuple[Number, ...], _told("its heights at 1, 2, 3, ...")]


class Curves(msgspec.Struct, frozen=True, tag_field="kind", tag="curves"):
    """Curves over the same steps, such as losses."""

    title: Annotated[str, _told("what the picture shows")]
    x: Annotated[str, _told("what the horizontal axis is")]
    y: Annotated[str, _told("what the vertical axis is")]
    series: Annotated[tuple[Series, ...], _told("the curves")]


class Line(msgspec.Struct, frozen=True):
    """A straight line of a picture: y = slope * x + intercept."""

    name: Annotated[str, _told("what it is called in the picture")]
    role: Annotated[Role, _told("whose: the student's, the reference's, the recognised mistake's")]
    slope: Annotated[Number, _told("how steep it is")]
    intercept: Annotated[Number, _told("its height at x = 0")]


class Lines(msgspec.Struct, frozen=True, tag_field="kind", tag="lines"):
    """Points, and lines through or past them."""

    title: Annotated[str, _told("what the picture shows")]
    x: Annotated[str, _told("what the horizontal axis is")]
    y: Annotated[str, _told("what the vertical axis is")]
    points: Annotated[tuple[tuple[Number, Number], ...], _told("pairs of x and y")]
    lines: Annotated[tuple[Line, ...], _told("the lines")]


class Matrix(msgspec.Struct, frozen=True, tag_field="kind", tag="matrix"):
    """Counts in rows and columns, such as which class was taken for which."""

    title: Annotated[str, _told("what the picture shows")]
    rows: Annotated[tuple[str, ...], _told("the names of the rows")]
    columns: Annotated[tuple[str, ...], _told("the names of the columns")]
    values: Annotated[tuple[tuple[Number, ...], ...], _told("for each row the numbers in its columns")]


Picture = Curves | Lines | Matrix


class Check(msgspec.Struct, frozen=True):
    """The verdict of one check."""

    name: Annotated[str, _told("the check's name in the lesson")]
    outcome: Annotated[Outcome, _told("how it ended")]
    score: Annotated[Points | None, _told("points won; null only under `grader_error`")]
    max_score: Annotated[Points, _told("points to be won")]
    sentence: Annotated[str, _told("what the check asserts")]
    message: Annotated[str, _told("what the student reads when it did not pass")]
    expected: Annotated[str, _told("what should have come out, in words; may be empty")]
    got: Annotated[str, _told("what came out, in words; may be empty")]
    remark: Annotated[str, _told("something that costs nothing; may be empty")]
    where: Annotated[Place | None, _told("the line that the message is about, where one is known")]
    diagnosis: Annotated[Diagnosis | None, _told("the first mistake that was recognised; null where none was")]
    diagnoses: Annotated[tuple[Diagnosis, ...], _told("all mistakes that were recognised, the first one first")] = ()


class Task(msgspec.Struct, frozen=True):
    """The verdicts of one task's checks."""

    name: Annotated[str, _told("the task's name in the lesson")]
    outcome: Annotated[Outcome, _told("the task in one word: the worst that happened in it")]
    score: Annotated[Points | None, _told("points won; null where a check has none")]
    max_score: Annotated[Points, _told("points to be won")]
    lecture: Annotated[str, _told("the heading of the lecture that explains it")]
    checks: Annotated[tuple[Check, ...], _told("in the order of the lesson")]
    pictures: Annotated[tuple[Picture, ...], _told("drawn of what was observed; numbers only")] = ()


class Manual(msgspec.Struct, frozen=True):
    """A free text that waits for a person's mark."""

    name: Annotated[str, _told("the task's name in the lesson")]
    max_score: Annotated[Points, _told("points that a person can give; not counted in the record's own")]
    lecture: Annotated[str, _told("the heading of the lecture that explains it")]
    text: Annotated[str, _told("what was handed in; empty where nothing was")]


class Problem(msgspec.Struct, frozen=True):
    """Why nothing could be run."""

    message: Annotated[str, _told("what is wrong, and what to do")]
    where: Annotated[Place | None, _told("the line, where there is one")]


class CodePart(msgspec.Struct, frozen=True):
    """A file, or a cell of a notebook, that was handed in."""

    file: Annotated[str, _told("the file's name")]
    cell: Annotated[int | None, _told("the cell, counted from 1; null in a `.py`")]
    text: Annotated[str, _told("what is in it")]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known about one submission after marking."""

    schema: Annotated[int, _told("the version of this form")]
    student: Annotated[str, _told("whose: the name of the folder, exactly")]
    lesson: Annotated[str, _told("for which lesson")]
    kit: Annotated[str, _told("the version of the kit")]
    seed: Annotated[int, _told("the run's, to repeat it with")]
    submission_sha256: Annotated[str, _told("of the file that counted; empty where none could be read")]
    outcome: Annotated[Outcome, _told("the submission in one word")]
    score: Annotated[Points | None, _told("points won by what a program marks; null only under `grader_error`")]
    max_score: Annotated[Points, _told("points that a program can give")]
    seconds: Annotated[Number, _told("how long it ran; the only field that two runs over the same differ in")]
    file: Annotated[str | None, _told("which file counted")]
    problem: Annotated[Problem | None, _told("why nothing could be run; else null")]
    notes: Annotated[tuple[str, ...], _told("about the files and the running, for everybody")]
    look_at: Annotated[
        tuple[str, ...],
        _told("places in the code that reach for what observes the program; shown to the instructor only"),
    ] = ()
    facts: Annotated[dict[str, str], _told("which data, which device, how isolated, where the lesson uses them")]
    tasks: Annotated[tuple[Task, ...], _told("in the order of the lesson")]
    manual: Annotated[tuple[Manual, ...], _told("free texts that a person marks")]
    kit_sha256: Annotated[str | None, _told("of everything in the kit that marks can rest on")] = None
    lesson_sha256: Annotated[str | None, _told("of the lesson's checks, reference, variants and keys")] = None
    torch: Annotated[str | None, _told("the version of PyTorch")] = None
    modules_sha256: Annotated[str | None, _told("of the `.py` files beside the one that counted; may be empty")] = None
    code: Annotated[
        tuple[CodePart, ...],
        _told("what was handed in, in its order, for the report; 60,000 characters at most in all"),
    ] = ()
    digest: Annotated[str | None, _told("SHA-256 of all other fields but `seconds`: the record's seal")] = None
