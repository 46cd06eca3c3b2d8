"""The table of a variant in `wrong.toml`, put behind those that are there: their text stays as it is."""

import json
import tomllib
from pathlib import Path

from autograder.author.naming.rewritten import Written
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.course.layout import CourseProblem
from autograder.course.solutions import Variant


def table(variant: Variant, written: Written, lecture: str, note: str) -> str:
    """The table of a variant.

    Args:
        variant: what stands in it.
        written: its definition.
        lecture: the heading of the task's lecture, which is not repeated.
        note: a comment above it.
    """
    lines = [f"# {note}", f"[{variant.id}]", f"task = {_text(variant.task)}"]
    if written.changes:
        pairs = ", ".join(f"[{_text(old)}, {_text(new)}]" for old, new in written.changes)
        lines.append(f"change = [{pairs}]")
    else:
        lines.append(f"code = {_code(written.code)}")
    if variant.also:
        lines.append(f"also = [{', '.join(map(_text, variant.also))}]")
    lines += [f"{key} = {_text(getattr(variant, key))}" for key in ("title", "why", "fix")]
    if variant.lecture != lecture:
        lines.append(f"lecture = {_text(variant.lecture)}")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A basic string of TOML, which is one of JSON but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _code(code: str) -> str:
    plain = "'''" not in code and all(letter.isprintable() or letter in "\n\t" for letter in code)
    return f"'''\n{code}\n'''" if plain else _text(code)


def append(path: Path, text: str) -> None:
    """Put a table at the end of a file, which is written whole; it is made where it is not there.

    Raises:
        CourseProblem: the file could not be read with it.
        OSError: it could not be written; what was there is there still.
    """
    before = path.read_bytes().decode("utf-8") if path.is_file() else ""
    ending = "\r\n" if "\r\n" in before else "\n"
    gap = "" if not before.strip() else "\n" if before.endswith("\n") else "\n\n"
    after = before + (gap + text).replace("\n", ending)
    try:
        tomllib.loads(after)
    except tomllib.TOMLDecodeError as error:
        raise CourseProblem(
            tr("{path} would not be valid TOML with a table more: {problem}. Mend it first", path=path, problem=error)
        ) from None
    write_whole(path, after.encode("utf-8"))
