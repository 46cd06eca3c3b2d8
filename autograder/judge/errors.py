"""Explanations of Python's and PyTorch's usual errors in words that a beginner understands, and what to do.

Each explanation is chosen by the kind of the exception, its text, and sometimes the student's own line. It stands
beside the original error and never decides anything.
"""

import difflib
import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from autograder.core.language import tr


@dataclass(frozen=True)
class Explanation:
    """How one usual error is recognised, and what is said about it.

    Attributes:
        text: a pattern in what the exception says.
        words: what to say; `{1}`, `{2}` stand for the groups of `text`.
        kinds: names of exceptions; none for any.
        code: a pattern in the student's line; empty for any line.
    """

    text: str
    words: str
    kinds: tuple[str, ...] = ()
    code: str = ""


@lru_cache(maxsize=1)
def explanations() -> tuple[Explanation, ...]:
    """All that `errors.toml` knows, in its order."""
    text = resources.files("autograder.judge").joinpath("errors.toml").read_text(encoding="utf-8")
    return tuple(
        Explanation(one["text"], one["words"], tuple(one.get("kinds", ())), one.get("code", ""))
        for one in tomllib.loads(text)["error"]
    )


def explained(kind: str, said: str, code: str | None = None, known: Iterable[str] = ()) -> str:
    """What a usual error means and what to do; empty where nothing is known about it.

    Args:
        kind: the exception's class name.
        said: its text.
        code: the student's line in which it happened.
        known: names that the student's program defines.
    """
    misspelt = _misspelt(kind, said, known)
    if misspelt:
        return misspelt
    usual = _usual(kind, said, code)
    return tr(usual[0].words).format("", *usual[1]) if usual else _misspelt_attribute(kind, said)


def _usual(kind: str, said: str, code: str | None = None) -> tuple[Explanation, list[str]] | None:
    """The first explanation that fits, with the groups of its text."""
    for explanation in explanations():
        if explanation.kinds and kind not in explanation.kinds:
            continue
        found = re.search(explanation.text, said, re.DOTALL)
        if found and re.search(explanation.code, code or ""):
            return explanation, [group or "" for group in found.groups()]
    return None


def family(kind: str, said: str) -> tuple[str, ...]:
    """What stays of an exception when the way in which it came about is left out.

    None that is added to and None whose attribute is asked for are one failure, and so are a tensor of 5 values with
    one of 4, and one of 4 with one of 5. An exception that nothing is known about is a family of its own.
    """
    # Which tensor is on which device is the mistake itself, not the way in which it came about.
    known = kind.endswith(("Error", "Exception")) and "cuda" not in said
    usual = _usual(kind, said) if known else None
    return (usual[0].words, *sorted(usual[1])) if usual else (kind, said)


COMMON = (
    *("torch", "nn", "np", "numpy", "F", "optim", "DataLoader", "Dataset", "plt", "math", "SGD", "Adam", "super"),
    *("print", "range", "len", "enumerate", "zip", "sum", "float", "int", "list", "model", "loader", "optimizer"),
    *("loss_function", "images", "classes"),
)
_USUAL = {
    "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F",
    "np": "import numpy as np",
    "numpy": "import numpy",
    "torch": "import torch",
    "plt": "import matplotlib.pyplot as plt",
    "math": "import math",
    "optim": "from torch import optim",
    "DataLoader": "from torch.utils.data import DataLoader",
    "Dataset": "from torch.utils.data import Dataset",
}


def _misspelt(kind: str, said: str, known: Iterable[str]) -> str:
    found = re.search(r"name '(\w+)' is not defined", said) if kind == "NameError" else None
    if found and found[1] != "self":
        name = found[1]
        if name in _USUAL:
            return tr("`{name}` is used but not imported. Write `{code}` at the top.", name=name, code=_USUAL[name])
        if name in COMMON:
            return tr("`{name}` gets no value here. Make it in this function.", name=name)
        alike = difflib.get_close_matches(name, [*known, *COMMON], n=1, cutoff=0.75)
        said = tr("Python does not know the name `{name}`.", name=name)
        hint = (
            tr("Is `{name}` meant?", name=alike[0])
            if alike
            else tr("No line before this one gives it a value: how is it spelled there?")
        )
        return f"{said} {hint}"
    found = re.search(r"module '(torch[\w.]*)' has no attribute '(\w+)'", said) if kind == "AttributeError" else None
    if found:
        said = tr("There is no `{name}` in `{module}`.", name=found[2], module=found[1])
        return f"{said} {_meant(found[2], found[1])}".rstrip()
    return ""


def _meant(name: str, module: str) -> str:
    """Which name of PyTorch's was meant: the same in other letters or in another module, or one much like it."""
    names = _names_in(module)
    same = next((one for one in names if one.lower() == name.lower()), None)
    if same:
        return tr("Is `{name}` meant? Upper and lower case count.", name=f"{module}.{same}")
    owner = next((one for one in _KNOWN_MODULES if one != module and name in _names_in(one)), None)
    if owner:
        return tr("It is in `{module}`: write `{code}`.", module=owner, code=f"{_SHORT.get(owner, owner)}.{name}")
    alike = difflib.get_close_matches(name, names, n=1, cutoff=0.8)
    return tr("Is `{name}` meant?", name=f"{module}.{alike[0]}") if alike else ""


# Where attributes are looked up, by the name of the class in the error's text.
_KNOWN_CLASSES = {
    "SGD": "torch.optim.SGD",
    "Adam": "torch.optim.Adam",
    "Tensor": "torch.Tensor",
    "Parameter": "torch.nn.Parameter",
    "Linear": "torch.nn.Linear",
    "Sequential": "torch.nn.Sequential",
    "MSELoss": "torch.nn.MSELoss",
    "CrossEntropyLoss": "torch.nn.CrossEntropyLoss",
    "DataLoader": "torch.utils.data.DataLoader",
}


def _misspelt_attribute(kind: str, said: str) -> str:
    found = re.search(r"'(\w+)' object has no attribute '(\w+)'", said) if kind == "AttributeError" else None
    if not found or found[1] not in _KNOWN_CLASSES:
        return ""
    module, name = _KNOWN_CLASSES[found[1]].rsplit(".", 1)
    names = [one for one in dir(getattr(sys.modules.get(module), name, None)) if not one.startswith("_")]
    alike = [one for one in names if one.lower() == found[2].lower()]
    alike = alike or difflib.get_close_matches(found[2], names, n=1, cutoff=0.75)
    return tr("There is no `{name}` here. Is `{meant}` meant?", name=found[2], meant=alike[0]) if alike else ""


# What a lesson uses. Nothing else is looked into: the module's name comes out of a student's error message.
_KNOWN_MODULES = ("torch", "torch.nn", "torch.optim", "torch.cuda", "torch.utils.data", "torch.nn.functional")
_SHORT = {"torch.nn": "nn"}  # as the lessons import them


def _names_in(module: str) -> list[str]:
    """Names in one of PyTorch's modules; none where it is not one that the lessons use."""
    found = sys.modules.get(module) if module in _KNOWN_MODULES else None
    return [name for name in dir(found) if not name.startswith("_")] if found is not None else []
