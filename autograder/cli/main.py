"""The command `autograder`: its sections of commands, its errors in words, and its exit code.

0 done, 1 something is wrong with what was checked, 2 wrong usage, 3 a grader error in some result, 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from autograder import __version__
from autograder.cli.words import Section, Sections, usage_sentence
from autograder.core.collector import collect_rarely
from autograder.core.errors import INTERRUPTED, OK, USAGE, explained
from autograder.core.language import noted, tr
from autograder.core.language_choice import asked_in, choose_language

PROGRAM = "autograder"
COMPLETION = "_AUTOGRADER_COMPLETE"  # in a shell that completes: what is asked for, such as bash_complete
SECTIONS = (
    Section(noted("Students"), "autograder.cli.student", ("check", "hint")),
    Section(
        noted("Instructors"),
        "autograder.cli.instructor",
        (
            "grade",
            "report",
            "explain",
            "adjust",
            "name-mistake",
            "compare",
            "similar",
            "forget",
            "doctor",
            "data",
            "cache",
            "demo",
        ),
    ),
    Section(noted("From and to a learning platform"), "autograder.cli.platforms", ("collect", "export")),
    Section(
        noted("Authors of lessons"),
        "autograder.cli.author",
        ("new-course", "new", "import", "build", "translate", "verify"),
    ),
    Section(noted("Clusters of many machines"), "autograder.cli.cluster", ("cluster",)),
    Section(noted("Courses that live in nbgrader"), "autograder.cli.nbgrader", ("nbgrader",)),
    Section(noted("Courses that use otter"), "autograder.cli.otter", ("otter",)),
)
EPILOG = noted("`autograder COMMAND --help` tells more about one of them.")


@click.group(cls=Sections, sections=SECTIONS, epilog=EPILOG)
@click.version_option(
    __version__, prog_name="torchgrade", message="%(prog)s %(version)s", help="Show the version and exit."
)
def root() -> None:
    """Exercises and marks for a first PyTorch course."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: what was typed behind `autograder`; taken from the program's own arguments where it is None.

    Returns:
        the exit code.
    """
    asked = os.environ.get(COMPLETION) if arguments is None else None
    if arguments is None:
        collect_rarely()
    if asked:
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, PROGRAM, COMPLETION, asked)
    one_thread()
    typed = list(sys.argv[1:] if arguments is None else arguments)
    choose_language(asked_in(typed))
    try:
        with root.make_context(PROGRAM, typed) as context:
            return int(root.invoke(context))
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return USAGE
    except click.UsageError as error:
        return _say(usage_sentence(error), USAGE)
    except KeyboardInterrupt:
        _end_interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except Exception as error:
        code, words = explained(error)
        if code is None:
            raise
        return _say(f"{PROGRAM}: {words}", code)


def one_thread() -> None:
    """Let no library start threads of its own here: judges work side by side, and a student's check is a fork."""
    for library in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def _say(sentence: str, code: int) -> int:
    from autograder.core.text import visible
    from autograder.render.terminal.style import console

    console(stderr=True).print(visible(sentence))  # names of strangers' files are quoted in it
    return code


def _end_interrupted() -> NoReturn:
    from autograder.core.tempdirs import remove_private_folder

    remove_private_folder()
    _say(tr("\nInterrupted. What was finished is kept; the same command goes on from there."), INTERRUPTED)
    # Threads may still wait for submissions; their processes end with this one.
    sys.stdout.flush()
    os._exit(INTERRUPTED)
