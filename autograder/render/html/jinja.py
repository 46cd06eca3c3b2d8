"""HTML from templates: everything that is filled in is escaped, and nothing of it can run."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.core.language import spoken, tr, tr_plural
from autograder.core.text import clean, one_line, points
from autograder.judge.result import Outcome
from autograder.record.schema import Task
from autograder.record.story import asked, findings, headline, later, told
from autograder.render.html.listing import Line, excerpt, marked
from autograder.render.svg import plots
from autograder.render.terminal.points import points_of, score_of
from autograder.render.terminal.style import SIGNS, place_text

HERE = Path(__file__).resolve().parent / "templates"
# Short names of the outcomes, for style sheets and compact data.
LETTERS = {
    Outcome.PASSED: "p",
    Outcome.FAILED: "f",
    Outcome.NOT_ATTEMPTED: "n",
    Outcome.BLOCKED: "b",
    Outcome.UNGRADABLE: "u",
    Outcome.GRADER_ERROR: "g",
    Outcome.ANSWERED: "a",
}


@lru_cache(maxsize=4)
def environment(folder: Path = HERE) -> Environment:
    """The templates of a folder, with what all of them use."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"points": points, "one_line": one_line, "clean": clean, "place": place_text, "ticks": ticks}
    made.globals |= {
        "tr": tr,
        "tr_plural": tr_plural,
        "spoken": spoken,
        "Outcome": Outcome,
        "signs": SIGNS,
        "score_of": score_of,
        "points_of": points_of,
        "letters": LETTERS,
        "told": told,
        "later": later,
        "headline": headline,
        "findings": findings,
        "asked": asked,
        "code_lines": code_lines,
        "quoted_lines": quoted_lines,
        "excerpt": excerpt,
        "marked": marked,
        "drawings": drawings,
    }
    return made


def asset(made: Environment, name: str) -> str:
    """The text of a file that lies beside the templates, as it is: a style sheet or a script."""
    assert made.loader is not None
    return made.loader.get_source(made, name)[0]


def ticks(text: str) -> Markup:
    """Text with what stands between backticks as code; everything is escaped."""
    pieces = re.split(r"`([^`\n]+)`", text)
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in enumerate(pieces))


def code_lines(lines: Iterable[Line]) -> Markup:
    """The whole of a file or cell; lines that messages are about are marked, with what is said about them."""
    return Markup("".join(_whole_line(line) for line in lines))


def _whole_line(line: Line) -> str:
    text = escape(line.text)  # the style sheet counts the lines
    if not line.notes:
        return f"<i>{text}</i>"
    return f'<mark id="{escape(line.anchor)}">{text}</mark><em>{escape(" ".join(line.notes))}</em>'


def quoted_lines(lines: Iterable[Line], arrow: int) -> Markup:
    """A few lines with their numbers, the one with the number `arrow` marked."""
    tags = ((line, "mark" if line.number == arrow else "i") for line in lines)
    return Markup("".join(f'<{tag} data-n="{line.number or ""}">{escape(line.text)}</{tag}>' for line, tag in tags))


def drawings(task: Task) -> list[Markup]:
    """The pictures of a task that can be drawn; records of older versions have none."""
    drawn = [plots.svg(data) for data in task.pictures]
    return [Markup(one) for one in drawn if one]
