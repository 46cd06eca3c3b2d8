"""What a `checks.py` says to people: where its texts stand in the code, and their translations put in their places.

A text is told by its place: a check's docstring, and what the parts of a lesson take as words (`sentence=`, the label
of a claim). So lessons are written in plain English, with nothing around a sentence, and names, keys and what probes
show are never touched. A text anywhere else is one where it says so: `noted("...")`.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.core.digests import TEXTS

WORDS = frozenset({"title", "lecture", "sentence", "what", "expected", "got", "how", "item", "spread", "parameters"})
SETUP_WORDS = "words"  # of a setup: names of what is trained on
# Which of a call's positional arguments are texts, by the last part of what is called.
PLACES: Mapping[str, tuple[int, ...]] = {
    "Award": (2,),
    "named": (2,),
    "Holds": (0, 2, 3),
    "Written": (0, 2, 3),
    "Equal": (0,),
    "Close": (0,),
    "Remark": (0,),
    "Unusable": (0,),
    "Numbers": (1,),
    "Parts": (1,),
    "Words": (1,),
    "curves": (0, 1, 2),
    "lines": (0, 1, 2),
    "noted": (0,),
}
Node = ast.Constant | ast.JoinedStr


@dataclass(frozen=True)
class Text:
    """A text in a program.

    Attributes:
        message: as people read it; what a program puts in stands in braces, as in the code.
        node: where it stands.
        within: the name of what it is said by: the function that is called, or the check.
    """

    message: str
    node: Node
    within: str


def texts_in(tree: ast.AST) -> Iterator[Text]:
    """The texts of a `checks.py`, in their order."""
    for node in _in_order(tree):
        if isinstance(node, ast.FunctionDef) and any(_called(one) == "check" for one in node.decorator_list):
            docstring = ast.get_docstring(node, clean=False)
            if docstring is not None:
                constant = node.body[0].value  # type: ignore[attr-defined]
                yield Text(inspect.cleandoc(docstring), constant, node.name)
        elif isinstance(node, ast.Call):
            places = PLACES.get(_called(node), ())
            given = [argument for place, argument in enumerate(node.args) if place in places]
            given += [one.value for one in node.keywords if one.arg in WORDS or one.arg == SETUP_WORDS]
            for argument in given:
                for text in _texts(argument):
                    message = message_of(text)
                    if _says_something(message):
                        yield Text(message, text, _called(node))


def message_of(node: Node) -> str:
    """A text as one message: `{name}` where the code puts something in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else _field(part) for part in node.values)


def translate(tree: ast.Module, messages: Mapping[str, str]) -> None:
    """Put translations in the places of the texts, where there are any.

    Args:
        tree: the program.
        messages: the translations, by what they are in English.
    """
    texts = [text for text in texts_in(tree) if text.message in messages]
    _Replacing({id(text.node): _node(text.node, messages[text.message]) for text in texts}).visit(tree)
    ast.fix_missing_locations(tree)


def read_texts(folder: Path, language: str) -> dict[str, str]:
    """The translations of a lesson's public texts that lie beside its `checks.py`; none where there are none."""
    try:
        found = json.loads((folder / f"{language}{TEXTS}").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(english): str(said) for english, said in found.items()} if isinstance(found, dict) else {}


class _Replacing(ast.NodeTransformer):
    def __init__(self, replaced: Mapping[int, ast.expr]) -> None:
        self.replaced = replaced

    def visit(self, node: ast.AST) -> ast.AST:
        return self.replaced[id(node)] if id(node) in self.replaced else super().generic_visit(node)


def _in_order(tree: ast.AST) -> Iterator[ast.AST]:
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from _in_order(child)


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _texts(node: ast.expr) -> Iterator[Node]:
    """The texts of an argument: itself, both sides of a condition, the values of a dict or tuple, what is formatted."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.Tuple):
        for value in node.elts:
            yield from _texts(value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        yield from _texts(node.func.value)


def _field(node: ast.expr) -> str:
    return ast.unparse(ast.JoinedStr([node]))[2:-1]


def _says_something(message: str) -> bool:
    """Whether there is a word in it: more than a letter, and no name in code."""
    words = re.sub(r"\{[^{}]*\}", "", message).strip()
    return bool(re.search(r"[^\W\d_]{2}", words)) and not re.fullmatch(r"\w*_\w*", words)


def _node(node: Node, said: str) -> ast.expr:
    """A translation as code: what the English text puts in is put in where the translation has it."""
    if isinstance(node, ast.Constant):
        return ast.Constant(said)
    fields = {_field(part): part for part in node.values if isinstance(part, ast.FormattedValue)}
    if not fields:
        return ast.Constant(said)
    parts = re.split(f"({'|'.join(map(re.escape, fields))})", said)
    return ast.JoinedStr([fields.get(part) or ast.Constant(part) for part in parts if part])
