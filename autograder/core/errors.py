"""Errors that are explained to whoever typed a command, and the exit codes of commands."""

from autograder.core.language import tr

OK, BAD, USAGE, GRADER_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


class ExplainedError(Exception):
    """An error whose text is meant for whoever typed the command: what, where and what to do next.

    Attributes:
        exit_code: what the command then ends with.
    """

    exit_code = USAGE


class UsageProblem(ExplainedError):
    """The command was asked for something that cannot be done; the text says what to do instead."""


def explained(error: Exception) -> tuple[int | None, str]:
    """The exit code and the sentence for an error that is meant for the user; no code for a bug of ours."""
    if isinstance(error, ExplainedError):
        return error.exit_code, str(error)
    if not isinstance(error, OSError):
        return None, str(error)
    if not error.strerror:
        return BAD, str(error)
    if error.filename:
        said = tr("writing or reading {file} failed: {error}.", file=error.filename, error=error.strerror)
    else:
        said = tr("writing or reading failed: {error}.", error=error.strerror)
    advice = tr("Records that were finished are whole; mend this and run the same command again")
    return BAD, f"{said} {advice}"
