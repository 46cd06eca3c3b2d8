"""Brackets: which expressions need them where something else is put in a text."""

import ast
from functools import lru_cache

from autograder.submission.parsing import parse

ATOMS = (
    *(ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Constant, ast.JoinedStr),
    *(ast.List, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp),
)


@lru_cache(maxsize=10_000)
def is_loose(text: str) -> bool:
    """Whether an expression can fall apart when something is put beside it."""
    try:
        value = parse(f"({text}\n)").body[0]
    except SyntaxError:
        return False
    return not (isinstance(value, ast.Expr) and isinstance(value.value, ATOMS))


@lru_cache(maxsize=10_000)
def is_whole(text: str) -> bool:
    """Whether a text of several lines is read as one expression without brackets around it."""
    try:
        return len(parse(text).body) == 1
    except SyntaxError:
        return False
