"""Syntax slips: what is wrong in a line that Python only calls invalid, found by the one change that makes it valid.

Each change is one that a person would make, such as `elif` for `else if`. It is told only where no other one helps.
"""

import difflib
import keyword
import re
from collections.abc import Iterator

from autograder.core.language import noted, tr
from autograder.submission.program import syntax_problem

MAX_CHARACTERS = 60_000  # of a text that is tried again and again
# What Python says where it does not know better; its other messages are about what is wrong.
_VAGUE = ("invalid syntax", "expected ':'", "invalid syntax. Perhaps you forgot a comma?", "cannot assign to")
_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|\#.*|\w+|[ \t]+|\+\+|--|&&|\|\||=>|=<|=!|<>|.)""")
_MEANT = {
    "&&": ("and", noted("`&&` is written `and` in Python")),
    "||": ("or", noted("`||` is written `or` in Python")),
    "!": ("not ", noted("`!` is written `not` in Python")),
    "++": (" += 1", noted("Python has no `++`: write `+= 1`")),
    "--": (" -= 1", noted("Python has no `--`: write `-= 1`")),
    "=>": (">=", noted("`=>` is written `>=`")),
    "=<": ("<=", noted("`=<` is written `<=`")),
    "=!": ("!=", noted("`=!` is written `!=`")),
    "<>": ("!=", noted("`<>` is written `!=`")),
    "elseif": ("elif", noted("`elseif` is written `elif` in Python")),
    "elsif": ("elif", noted("`elsif` is written `elif` in Python")),
}
_KEYWORDS = [word for word in keyword.kwlist if len(word) > 2 and word.islower()]
_HEAD = re.compile(r"^\s*(?:async\s+)?(?:def|class|if|elif|else|for|while|with|try|except|finally)\b")
ALIKE = 0.7  # how much a misspelt keyword has to be like the keyword


def slip(source: str, message: str, line: int | None) -> tuple[str, int] | None:
    """What is wrong and in which line, where one change alone makes the text valid; else None.

    Args:
        source: the text.
        message, line: what Python says of it, and where.
    """
    if not line or not message.startswith(_VAGUE) or len(source) > MAX_CHARACTERS:
        return None
    lines = source.split("\n")
    for number in (line, line - 1):  # what is wrong at the end of a line shows in the next one
        if 1 <= number <= len(lines):
            before, after = lines[: number - 1], lines[number:]
            for changes in (_changes, _commas):
                found = {
                    said
                    for text, said in dict(changes(lines[number - 1])).items()
                    if syntax_problem("\n".join([*before, text, *after])) is None
                }
                if found:
                    return (found.pop(), number) if len(found) == 1 else None
    return None


def _changes(line: str) -> Iterator[tuple[str, str]]:
    """A line with one change each, and what was wrong then."""
    words = _WORD.findall(line)
    yield from _of_heads(line)
    for place in range(len(words)):
        for new, said in _of_word(words, place):
            yield "".join([*words[:place], new, *words[place + 1 :]]), said


def _commas(line: str) -> Iterator[tuple[str, str]]:
    """The line with a comma between two names: it helps in many lines with other mistakes too, so it comes last."""
    words = _WORD.findall(line)
    for place, word in enumerate(words):
        later = words[place + 1 : place + 3]
        if word.isidentifier() and len(later) == 2 and later[0].isspace() and later[1].isidentifier():
            said = tr(
                "something is missing between `{before}` and `{after}`, such as a comma or an operator",
                before=word,
                after=later[1],
            )
            yield "".join([*words[: place + 1], ",", *words[place + 1 :]]), said


def _of_heads(line: str) -> Iterator[tuple[str, str]]:
    """Changes of the line at the head of a block."""
    code = line.split("#")[0].rstrip()
    if re.match(r"^\s*else\s+if\b", code):
        yield re.sub(r"\belse\s+if\b", "elif", line, count=1), tr("`else if` is one word in Python: `elif`")
    elif re.match(r"^\s*else\s+\w", code):
        yield line.replace("else", "elif", 1), tr("`else` has no condition: with one it is `elif`")
    if _HEAD.match(code):
        if code.endswith((";", ",", ".")):
            yield f"{code[:-1]}:", tr("the line ends with `{sign}` where a colon `:` is meant", sign=code[-1])
        elif not code.endswith(":"):
            yield f"{code}:", tr("a colon `:` is missing at the end of the line")
        found = re.match(r"^(\s*for\s+\w+)\s+(?:of|to|from|=)?\s*(\w+\(.*)$", code)
        if found:
            yield f"{found[1]} in {found[2]}", tr("`in` is missing: `for name in ...:`")
    elif code.endswith(":"):
        yield code[:-1], tr("the colon at the end of the line is too much")


def _of_word(words: list[str], place: int) -> Iterator[tuple[str, str]]:
    word = words[place]
    if word in _MEANT:
        new, said = _MEANT[word]
        yield new, tr(said)
    if not word.isidentifier() or keyword.iskeyword(word):
        return
    if keyword.iskeyword(word.lower()):
        yield word.lower(), tr("Python writes `{word}` with small letters", word=word.lower())
    else:
        for meant in difflib.get_close_matches(word.lower(), _KEYWORDS, n=2, cutoff=ALIKE):
            yield meant, tr("`{word}` is misspelt: `{meant}`", word=word, meant=meant)
