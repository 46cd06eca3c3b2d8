"""Arrival: errors that show up where a wrong value arrives, in a line that has nothing in it to be wrong.

A wrong line is worse than none. `loss.backward()` or `return self.linear(x)` only hands on what was made elsewhere: if
it raises, the mistake stands where that was made. Read from the code alone, so it holds on a student's machine too.
"""

import ast
import re

from autograder.submission.parsing import parse

# What PyTorch and Python raise about values. Of a name, an argument too many or a misspelt attribute the line itself
# is at fault.
_ABOUT_VALUES = ("RuntimeError", "IndexError", "ValueError", "AttributeError", "TypeError")
_ABOUT_TYPES = re.compile(r"'(?:bool|float|int|dict|NoneType|ndarray)' object")
# These name the line: a loss object is made there, or arguments change places, or a device is asked for.
_HERE = re.compile(
    r"Boolean value of Tensor|not implemented for|positional arguments?|keyword argument|to unpack|re-initialize CUDA"
    r"|training mode|call numpy|NVIDIA|No CUDA|with CUDA"
)
# Whatever the line looks like: a value has lost its gradient, a dimension or its parameters before, or was not moved.
_BEFORE = re.compile(
    r"does not require grad and does not have|expected to be in range of \[-1, 0\]|got an empty parameter list"
    r"|addmm: mat1 and mat2 shapes|on the same device"
)
_LIBRARIES = frozenset(("torch", "nn", "optim", "F", "np"))  # what is made by one of these is made here


def only_arrives(kind: str, said: str, text: str, line: int) -> bool:
    """Whether an error is about a value that the line which raised it only hands on.

    Args:
        kind: the exception's class name.
        said: what it says.
        text: the unit's.
        line: where it was raised.
    """
    if kind not in _ABOUT_VALUES or _HERE.search(said):
        return False
    if _BEFORE.search(said):
        return True
    if kind in ("AttributeError", "TypeError") and not _ABOUT_TYPES.search(said):
        return False
    try:
        statement = _at(parse(text), line)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a file of the folder that cannot be imported
        return False
    if isinstance(statement, ast.AugAssign):
        return kind == "AttributeError" and _hands_on(statement.value)
    value = getattr(statement, "value", None) or getattr(statement, "iter", None)
    return isinstance(value, ast.expr) and not isinstance(value, ast.Name) and _hands_on(value)


def _at(tree: ast.AST, line: int) -> ast.stmt | None:
    """The innermost statement in a line."""
    found = None
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
            found = node  # what is further in comes later
    return found


def _hands_on(value: ast.expr) -> bool:
    """Whether an expression consists of names, calls with names, and comparisons of both: no numbers, texts, settings
    or arithmetic."""
    match value:
        case ast.Call(func=ast.Name(id=name)) if name[:1].isupper():
            return False
        case ast.Call(func=function, args=args, keywords=[]):
            return _hands_on(function) and all(map(_hands_on, args))
        case ast.Subscript(value=inner, slice=ast.Name()):
            return _hands_on(inner)
        case ast.Attribute(value=inner, attr=name):
            return name != "grad" and _hands_on(inner)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return _hands_on(left) and _hands_on(right)
        case ast.Tuple(elts=elements):
            return all(map(_hands_on, elements))
        case ast.Starred(value=inner):
            return _hands_on(inner)
    return isinstance(value, ast.Name) and value.id not in _LIBRARIES
