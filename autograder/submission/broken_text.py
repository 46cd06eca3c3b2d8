"""Broken text, named for what it is: what Python says of it in general, and what its usual causes are."""

import re

from autograder.core.language import noted, tr
from autograder.submission.parsing import is_incomplete
from autograder.submission.syntax_slips import slip

_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_QUOTES = "“”„‟‘’‚‛«»‹›″′`´"
# What else is copied along with a program, by how the line begins.
_COPIED = (
    (
        re.compile(r"(?:.*:)?\s*raise\s+[\w.]+\s*,"),
        noted('this is Python 2; Python 3 writes `raise Kind("what is wrong")`'),
    ),
    (
        re.compile(r"\s*(?:>>>|\.\.\.)(?: |$)"),
        noted("the prompt >>> of Python was copied along: delete it"),
    ),
    (re.compile(r"\s*In ?\[\d*\]:"), noted("the prompt `In [1]:` of a notebook was copied along: delete it")),
    (
        re.compile(r"\s*(?:```|~~~)"),
        noted("the marks ``` around code in chats and Markdown were copied along: delete them"),
    ),
    (
        re.compile(r"\s*\d+[.:|]?\s+(?:def|class|import|from|return)\b"),
        noted("line numbers were copied along: delete them"),
    ),
)
_DASHES = "‐‑‒–—−"


def what_is_wrong(text: str, first: int, message: str, line: int | None, at_the_end: bool) -> tuple[str, int | None]:
    """What is wrong with a text, in a sentence without its first capital, and in which line.

    Args:
        text: a statement that Python cannot read.
        first: the number of its first line.
        message, line: what Python says, and where.
        at_the_end: whether nothing follows it.
    """

    def line_of(position: int) -> int:
        return first + text.count("\n", 0, position)

    marker = _MARKER.search(text)
    if marker:
        return (
            tr(
                "a merge conflict stands here, and nobody knows which of the two versions counts: keep one of "
                "them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
            )
        ), line_of(marker.start())
    if "\0" in text:
        return (
            tr(
                "a null byte stands here, which no program has: the file was damaged or saved in another "
                "encoding; save it as UTF-8"
            )
        ), line_of(text.index("\0"))
    if message.startswith(("Missing parentheses in call to 'print'", "Missing parentheses in call to 'exec'")):
        return (
            tr(
                "this is Python 2; in Python 3 `{name}` is a function, so brackets are missing",
                name=message.split(chr(39))[1],
            ),
            line,
        )
    if message == "multiple exception types must be parenthesized":
        return tr("this is Python 2; Python 3 writes `except Kind as error:`"), line
    own = text.split("\n")[line - first] if line and 0 <= line - first <= text.count("\n") else ""
    copied = next((words for pattern, words in _COPIED if pattern.match(own)), None)
    if copied:
        return tr(copied), line
    found = re.search(r"invalid (?:non-printable )?character (?:'(.)' )?\(?U\+([0-9A-F]+)", message)
    if found:
        return _character(found[1] or "", found[2], message), line
    if at_the_end and is_incomplete(text):
        return tr("{message}; the file ends in the middle of this: is the rest of it missing?", message=message), line
    found_slip = slip(text, message, line - first + 1 if line else None)
    return (found_slip[0], found_slip[1] + first - 1) if found_slip else (message, line)


def _character(sign: str, code: str, message: str) -> str:
    if sign and sign in _QUOTES:
        return tr(
            "{message}: text programs and chats write {sign}; Python knows only the straight ' and \"",
            message=message,
            sign=sign,
        )
    if sign and sign in _DASHES:
        return tr("{message}: this is a dash of a text program; minus is the sign -", message=message)
    if not sign and int(code, 16) < 32:
        return tr("a control character (U+{code}) stands here, as terminals use them for colours: delete it", code=code)
    if not sign:
        return tr(
            "an invisible character (U+{code}) stands here, as web pages, slides and PDF files have them in "
            "the place of spaces: delete it and type a space",
            code=code,
        )
    return message
