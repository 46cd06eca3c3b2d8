"""Which language is spoken: the one that was asked for, else the course's, else the one of the environment."""

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

from autograder.core.course_names import FILE, SETTING
from autograder.core.language import available, speak, wanted

OPTION = "--lang"


def choose_language(asked: str = "", here: Path | None = None) -> None:
    """Speak the language that was asked for, else the one that the course around a folder is held in, else the one
    that the environment asks for (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`); English where there is no catalogue.

    Args:
        asked: such as `de`; empty where nobody asked.
        here: a folder in the course; the current one where not given.
    """
    known = available()
    chosen = next((one for one in (asked, _of_course(here)) if one in known), "")
    speak(chosen or wanted(os.environ))


def asked_in(arguments: Sequence[str]) -> str:
    """The language that a command line asks for; empty where it asks for none. It is looked for before the command line
    is parsed, since its errors and help are said in that language too."""
    words = list(arguments)
    words = words[: words.index("--")] if "--" in words else words
    for place, word in enumerate(words):
        if word.startswith(f"{OPTION}="):
            return word.partition("=")[2]
        if word == OPTION and place + 1 < len(words):
            return words[place + 1]
    return ""


def _of_course(here: Path | None) -> str:
    """What `course.toml` says. Whether the file is right as a whole is told by the command that needs it."""
    setting = os.environ.get(SETTING)
    start = (here or Path.cwd()).resolve()
    for folder in [Path(setting)] if setting else [start, *start.parents]:
        try:
            table = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        course = table.get("course")
        said = course.get("language") if isinstance(course, dict) else None
        return said if isinstance(said, str) else ""
    return ""
