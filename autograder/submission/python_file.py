"""A `.py` file as a program: decoded as Python does, and read as far as Python can where a part of it is broken."""

import codecs
import io
import tokenize
from dataclasses import dataclass

from autograder.core.language import tr
from autograder.submission.folder import Unreadable
from autograder.submission.parsing import parse
from autograder.submission.program import MAX_CODE, Program, Unit, syntax_problem
from autograder.submission.recovery import recovered
from autograder.submission.tasks import bound_names
from autograder.submission.wide_text import in_utf8, wide_encoding


@dataclass(frozen=True)
class PythonFile:
    """What was read from a `.py`.

    Attributes:
        program: what can be run; None where `problem` says why nothing can.
        problem, problem_line: a sentence for the student, and the line that it is about.
        unread: the text that Python cannot read, to be shown beside the problem.
        notes: what the record should say about the file.
    """

    program: Program | None
    problem: str | None = None
    problem_line: int | None = None
    unread: str = ""
    notes: tuple[str, ...] = ()


def read_python(data: bytes, file: str, names: frozenset[str]) -> PythonFile:
    """The program in a `.py`. Where a part of it is broken the rest counts, if any task is in it.

    Args:
        data: the bytes of the file.
        file: its name, for messages.
        names: the lesson's tasks.

    Raises:
        Unreadable: it is no text that Python can read, or too much of it.
    """
    source, notes = decoded_anyway(data, file)
    if notes and not names & _defined(source):
        decode_source(data, file)  # which says why
    if len(source) > MAX_CODE:
        raise Unreadable(
            tr(
                "{file} holds {count:,} characters; a program may have {max_code:,}. Keep data in files of their "
                "own, and hand in the code",
                file=file,
                count=len(source),
                max_code=MAX_CODE,
            )
        )
    problem = syntax_problem(source)
    if problem is None:
        return PythonFile(Program((Unit(source, file),)), notes=notes)
    rest = recovered(Unit(source, file), problem)
    if rest.unit is not None and (not rest.broken or names & _defined(rest.unit.source)):
        return PythonFile(Program((rest.unit,), {}, rest.broken), notes=(*notes, *rest.notes))
    message, line = rest.broken[0].message, rest.broken[0].line
    return PythonFile(None, _syntax_sentence(file, message, line, source, problem[0]), line, source)


def decoded_anyway(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The text of a `.py`, also of one that Python would refuse for how it is saved; and the remark that it is so.

    Raises:
        Unreadable: it declares an encoding that nobody knows.
    """
    try:
        return decode_source(data, file), ()
    except Unreadable as error:
        return _with_odd_bytes(data, file, error)


def decode_source(data: bytes, file: str) -> str:
    """Python source text, decoded as Python does: a BOM or a declared encoding counts.

    Raises:
        Unreadable: the bytes do not fit the encoding.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        if codecs.lookup(encoding).name in ("punycode", "idna"):  # not for files, and endless on large ones
            raise LookupError(f"unknown encoding: {encoding}")  # as Python says it of those that it does not know
        if wide_encoding(data):  # of which Python reads the null bytes as such
            raise LookupError
        text = data.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError) as error:
        wide = wide_encoding(data)
        what = tr("it is {encoding}", encoding=wide) if wide else str(error)
        if isinstance(error, UnicodeDecodeError) and not wide:
            what = tr(
                "line {line} holds a byte that is not {encoding}",
                line=_line_of(data, error),
                encoding=error.encoding.upper(),
            )
        raise Unreadable(
            tr("{file} is not text that Python can read ({problem}): save it as UTF-8", file=file, problem=what)
        ) from None
    return _with_plain_ends(text)


def _with_odd_bytes(data: bytes, file: str, error: Unreadable) -> tuple[str, tuple[str, ...]]:
    """Text that Python would refuse for how it is saved, and the remark that it is so.

    Raises:
        Unreadable: the given error, where it is the declared encoding that nobody knows.
    """
    if wide_encoding(data):
        return _with_plain_ends(in_utf8(data).decode()), (tr("{problem}. It was marked all the same", problem=error),)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as undecoded:
        line = _line_of(data, undecoded)
        note = tr(
            "line {line} of {file} holds a byte that is not UTF-8, so Python cannot run the file: save it as UTF-8. "
            "It was marked with � there",
            line=line,
            file=file,
        )
        text = data.decode("utf-8-sig", errors="replace")
        return _with_plain_ends(text), (note,)
    raise error


def _line_of(data: bytes, error: UnicodeDecodeError) -> int:
    return data.count(b"\n", 0, error.start) + 1


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _defined(source: str) -> frozenset[str]:
    """Names that the top level of a text binds; none where it cannot be read at all."""
    return bound_names(parse(source)) if syntax_problem(source) is None else frozenset()


def _syntax_sentence(file: str, message: str, line: int | None, source: str, pythons: str) -> str:
    lines = source.split("\n")
    quoted = f": `{lines[line - 1].strip()[:120]}`" if line and line <= len(lines) else ""
    place = tr("line {line} of {file}", line=line, file=file) if line else file
    if message == pythons:
        return tr(
            "Python cannot read {place} ({error}). Nothing in the file can run before this is mended; the mistake may "
            "also be one line further up",
            place=f"{place}{quoted}",
            error=message,
        )
    return tr(
        "Python cannot read {place} ({error}). Nothing in the file can run before this is mended",
        place=f"{place}{quoted}",
        error=message,
    )
