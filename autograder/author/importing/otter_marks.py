"""Otter's marks inside of code cells: solutions, prompts, lines that nobody gets, settings of tests."""

import doctest
import re
from collections.abc import Iterator
from typing import Any

import yaml  # type: ignore[import-untyped]  # it has no types

from autograder.author.importing.nbgrader_format import AUTOTEST
from autograder.author.importing.parts import ImportProblem
from autograder.author.prose import BEGIN, END
from autograder.core.language import tr
from autograder.submission.parsing import literal

_LINE = re.compile(r"\s*#\s?SOLUTION(?P<no_prompt> NO PROMPT)?\)?\s*$")
_SEED = re.compile(r"\s*#\s*SEED\s*$")
_BEGIN = re.compile(r"\s*# BEGIN SOLUTION( NO PROMPT)?\s*$")
_END = re.compile(r"\s*# END SOLUTION\s*$")
_BEGIN_PROMPT = re.compile(r'\s*(\w\s*=\s*)?("""|"|\'\'\')\s*# BEGIN PROMPT\s*$')
_END_PROMPT = re.compile(r'.*("""|"|\'\'\');?\s*# END PROMPT\s*$')
_BEGIN_IGNORE = re.compile(r"\s*#\s*BEGIN\s*IGNORE\s*$", re.IGNORECASE)
_END_IGNORE = re.compile(r".*# END IGNORE\s*$")
_IGNORED = re.compile(r".*# IGNORE\s*$")
_BEGIN_CONFIG = re.compile(r'(?:.\s*=\s*)?""?"?\s*#\s*BEGIN\s*TEST\s*CONFIG', re.IGNORECASE)
_END_CONFIG = re.compile(r'""?"?;?\s*#\s*END\s*TEST\s*CONFIG', re.IGNORECASE)


def has_solution(source: str) -> bool:
    """Whether a code cell marks a part of itself as solution."""
    return any(_LINE.search(line) or _BEGIN.match(line) for line in source.split("\n"))


def marked(source: str, cell: int) -> str:
    """A solution cell with nbgrader's marks in the place of otter's, without prompts and lines that nobody gets.

    Raises:
        ImportProblem: a mark has no partner.
    """
    lines: list[str] = []
    inside = False
    for line in _kept(source.split("\n"), cell):
        if _BEGIN.match(line) or _END.match(line):
            begins = _BEGIN.match(line) is not None
            if begins == inside:
                raise ImportProblem(
                    tr("cell {cell} of the notebook has a `{line}` without its partner", cell=cell, line=line.strip())
                )
            inside = begins
            lines.append(f"{_indent(line)}{BEGIN if begins else END}")
        elif _LINE.search(line) and not inside:
            solution, indent = _LINE.sub("", line), _indent(line)
            # Lines one below another are one solution.
            if lines and lines[-1] == f"{indent}{END}":
                lines[-1:] = [solution, f"{indent}{END}"]
            else:
                lines += [f"{indent}{BEGIN}", solution, f"{indent}{END}"]
        else:
            lines.append(_SEED.sub("", _LINE.sub("", line)))
    if inside:
        raise ImportProblem(tr("cell {cell} of the notebook has a `# BEGIN SOLUTION` without its partner", cell=cell))
    return "\n".join(lines)


def without_ignored(source: str, cell: int) -> str:
    """A cell without the lines that nobody gets; each leaves an empty one, so that line numbers stay."""
    kept = iter(_between(source.split("\n"), cell, _BEGIN_IGNORE, _END_IGNORE))
    return "\n".join("" if line is None or _IGNORED.match(line) else line for line in kept)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _kept(lines: list[str], cell: int) -> list[str]:
    """Lines that are no prompt and not ignored."""
    without_prompts = [line for line in _between(lines, cell, _BEGIN_PROMPT, _END_PROMPT) if line is not None]
    kept = [line for line in _between(without_prompts, cell, _BEGIN_IGNORE, _END_IGNORE) if line is not None]
    return [line for line in kept if not _IGNORED.match(line)]


def _between(lines: list[str], cell: int, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[str | None]:
    """The lines, None for each from one that begins a block to the one that ends it."""
    inside = False
    for line in lines:
        if not inside and begin.match(line):
            inside = True
            yield None
        elif inside:
            inside = not end.match(line)
            yield None
        else:
            yield line
    if inside:
        raise ImportProblem(
            tr(
                "cell {cell} of the notebook begins a block, `{pattern}`, that does not end",
                cell=cell,
                pattern=begin.pattern,
            )
        )


def from_doctest(source: str) -> str:
    """The examples of a doctest as assertions, each in its own line; any other text as it is."""
    if not re.search(r"^\s*>>> ", source, re.MULTILINE):
        return source
    lines = [""] * (source.count("\n") + 1)
    for example in doctest.DocTestParser().get_examples(source):
        code = _stated(example.source.strip(), example.want.strip()).split("\n")
        lines[example.lineno : example.lineno + len(code)] = code
    return "\n".join(lines)


def _stated(code: str, shown: str) -> str:
    """An example as an assertion; without anything shown it only leads to others."""
    if shown in ("", "True"):
        return f"assert {code}" if shown else code
    try:
        literal(shown)
    except (ValueError, SyntaxError):
        return f"{AUTOTEST}({code})"
    return f"assert ({code}) == ({shown})"


def test_config(source: str, cell: int) -> tuple[dict[str, Any], int]:
    """What a test cell says about itself, and how many lines that takes.

    Raises:
        ImportProblem: it cannot be read.
    """
    lines = source.split("\n")
    if not _BEGIN_CONFIG.match(lines[0]):
        return {}, 0
    for number, line in enumerate(lines):
        if _END_CONFIG.match(line):
            return yaml_table("\n".join(lines[1:number]), cell), number + 1
    raise ImportProblem(
        tr("cell {cell} of the notebook has a BEGIN TEST CONFIG without its END TEST CONFIG", cell=cell)
    )


def yaml_table(text: str, cell: int) -> dict[str, Any]:
    """A table in YAML, such as `points: 2`.

    Raises:
        ImportProblem: it is none.
    """
    try:
        table = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ImportProblem(
            tr("cell {cell} of the notebook holds settings that are no YAML: {problem}", cell=cell, problem=error)
        ) from None
    if table is not None and not isinstance(table, dict):
        raise ImportProblem(
            tr("cell {cell} of the notebook holds settings that are no table: write `name: value`", cell=cell)
        )
    return table or {}
