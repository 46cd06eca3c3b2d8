"""A change of a text: its lines before and after, how many words it touches, and its pattern without own names."""

import ast
import difflib
import io
import keyword
import tokenize
from collections import Counter

from autograder.submission.parsing import parse

_LAYOUT = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENDMARKER)


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """The lines that differ, of each of two texts."""
    old, new = before.split("\n"), after.split("\n")
    parts: tuple[list[str], list[str]] = ([], [])
    for what, start, end, begin, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            parts[0].extend(old[start:end])
            parts[1].extend(new[begin:stop])
    return "\n".join(parts[0]), "\n".join(parts[1])


def replaced_part(before: str, after: str) -> tuple[str, str] | None:
    """The one part of a text that is another afterwards, old and new, in whole words; None where that is unknown."""
    try:
        old, new = _tokens(before), _tokens(after)
    except (tokenize.TokenError, IndentationError):
        return None
    both = min(len(old), len(new))
    first = next((n for n in range(both) if old[n].string != new[n].string), both)
    most = both - first
    behind = next((n for n in range(most) if old[-1 - n].string != new[-1 - n].string), most)
    return _between(before, old[first : len(old) - behind]), _between(after, new[first : len(new) - behind])


_SIGNS: dict[type[ast.operator], str] = {
    ast.Pow: "**",
    ast.Mult: "*",
    ast.Div: "/",
    ast.MatMult: "@",
    ast.Sub: "-",
    ast.Add: "+",
}


def turned_round(before: str, after: str) -> tuple[str, str] | None:
    """Of two operators one of which is worked out within the other, the inner and the outer one, where a change of the
    brackets turns that round; None where it does something else."""
    old, new = _nested(before), _nested(after)
    gone, come = list((old - new).elements()), list((new - old).elements())
    if len(gone) != 1 or come != [gone[0][::-1]]:
        return None
    outer, inner = gone[0]
    return inner, outer


def _nested(text: str) -> Counter[tuple[str, str]]:
    """How often an operator is worked out within another one: the outer and the inner one."""
    return Counter(
        (_SIGNS[type(node.op)], _SIGNS[type(inner.op)])
        for node in ast.walk(parse(text))
        if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS
        for inner in (node.left, node.right)
        if isinstance(inner, ast.BinOp) and type(inner.op) in _SIGNS
    )


def first_change(before: str, after: str) -> int | None:
    """The line of the first word that is another afterwards, counted from 1; None where there is none."""
    try:
        old, new = _tokens(before), _tokens(after)
    except (tokenize.TokenError, IndentationError):
        return None
    strings = [one.string for one in new]
    return next((one.start[0] for place, one in enumerate(old) if strings[place : place + 1] != [one.string]), None)


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    return [one for one in tokenize.generate_tokens(io.StringIO(text).readline) if one.type not in _LAYOUT]


def _between(text: str, tokens: list[tokenize.TokenInfo]) -> str:
    """The text from the first of some tokens to the last."""
    if not tokens:
        return ""
    (first, start), (last, end) = tokens[0].start, tokens[-1].end
    lines = text.split("\n")[first - 1 : last]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return "\n".join(lines)


def words_changed(before: str, after: str) -> int:
    """How many words and signs differ between two texts."""
    return changed(_words(before), _words(after))


def changed(before: list[str], after: list[str]) -> int:
    """How many words differ between two lists of them."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return sum(max(b - a, d - c) for what, a, b, c, d in matcher.get_opcodes() if what != "equal")


def pattern(before: str, after: str) -> str:
    """A change without the names and numbers that a program chose itself: `total = n` and `sum = loss` are one."""
    own: dict[str, str] = {}
    matcher = difflib.SequenceMatcher(None, old := _words(before), new := _words(after), autojunk=False)
    parts = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            parts.append(f"{_plain(old, a, b, own)} -> {_plain(new, c, d, own)}")
    return "; ".join(parts)


def _plain(words: list[str], start: int, end: int, own: dict[str, str]) -> str:
    """Words with letters for names that stand alone: what is called, an attribute and a keyword keep theirs."""
    found = []
    for place in range(start, end):
        word = words[place]
        called = place + 1 < len(words) and words[place + 1] == "("
        attribute = place > 0 and words[place - 1] == "."
        if word.isidentifier() and not keyword.iskeyword(word) and not called and not attribute:
            word = own.setdefault(word, f"${len(own) + 1}")
        elif word.replace(".", "", 1).isdigit() and word not in ("0", "1", "2"):
            word = "#"
        found.append(word)
    return " ".join(found)


def _words(text: str) -> list[str]:
    """The words and signs of a text, without comments and layout."""
    try:
        return [token.string for token in _tokens(text)]
    except (tokenize.TokenError, IndentationError):
        return text.split()
