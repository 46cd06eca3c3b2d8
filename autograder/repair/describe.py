"""A change of a text: its lines before and after, how many words it touches, and its pattern without own names."""

import difflib
import io
import keyword
import tokenize

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
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        return [token.string for token in tokens if token.type not in _LAYOUT]
    except (tokenize.TokenError, IndentationError):
        return text.split()
