"""Alignment of two blocks of statements: which of the one belongs to which of the other."""

import ast
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.45  # of their words that two statements have to share to belong together
COMPOUND = ast.For | ast.While | ast.If | ast.With | ast.Try


def aligned(mine: Sequence[ast.stmt], theirs: Sequence[ast.stmt]) -> list[tuple[ast.stmt | None, ast.stmt | None]]:
    """Statements of two blocks side by side, in their order; None beside those that are left over."""
    rows, columns = len(mine), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = similarity(mine[i], theirs[j])
            together = best[i + 1][j + 1] + score if score >= ALIKE else -1.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[ast.stmt | None, ast.stmt | None]] = []
    i = j = 0
    while i < rows and j < columns:
        score = similarity(mine[i], theirs[j])
        if score >= ALIKE and best[i][j] == best[i + 1][j + 1] + score:
            pairs.append((mine[i], theirs[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((mine[i], None))
            i += 1
        else:
            pairs.append((None, theirs[j]))
            j += 1
    return pairs + [(one, None) for one in mine[i:]] + [(None, one) for one in theirs[j:]]


def similarity(one: ast.stmt, other: ast.stmt) -> float:
    """How much two statements are alike, from 0 to 1: by their kind, and by the words in their text."""
    if isinstance(one, COMPOUND) != isinstance(other, COMPOUND):
        return 0.0
    if isinstance(one, COMPOUND):
        if type(one) is not type(other):
            return 0.0
        return 0.5 + 0.5 * _ratio(_header(one), _header(other))
    if isinstance(one, ast.Return) != isinstance(other, ast.Return):
        return 0.0
    same_target = _targets(one) == _targets(other) and bool(_targets(one))
    ratio = _ratio(ast.unparse(one), ast.unparse(other))
    returns = 0.3 if isinstance(one, ast.Return) else 0.0
    return min(1.0, ratio + (0.3 if same_target else 0.0) + returns)


def _targets(one: ast.stmt) -> list[str]:
    targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AugAssign) else []
    return [ast.unparse(target) for target in targets]


def _header(one: ast.AST) -> str:
    parts = [getattr(one, name, None) for name in ("target", "iter", "test")]
    return " ".join(ast.unparse(part) for part in parts if part is not None)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio()


def words(text: str) -> list[str]:
    """The words and signs of a text."""
    return re.findall(r"\w+|[^\w\s]", text)
