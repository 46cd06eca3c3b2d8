"""Kinds of values in the words of a student: what a program gave back, by the name of its type."""

from autograder.core.language import noted, tr
from autograder.core.text import with_article

_WORDS = {
    "NoneType": noted("nothing: is a `return` missing?"),
    "type": noted("a class, not an object: are the parentheses missing?"),
    "number": noted("a number"),
    "whole": noted("a whole number"),
    "tensor": noted("a tensor"),
    "graph": noted("a tensor that keeps its graph"),
    "Tensor": noted("a tensor"),
    "Parameter": noted("a tensor"),
    "ndarray": noted("a NumPy array"),
    "str": noted("a text"),
    "int": noted("a number"),
    "float": noted("a number"),
    "float64": noted("a number of NumPy's"),
    "float32": noted("a number of NumPy's"),
    "int64": noted("a whole number of NumPy's"),
    "bool": noted("a truth value"),
    "dict": noted("a dictionary"),
    "generator": noted("a generator, which gives its values one by one"),
    "max": noted("a pair, as `max` gives it along a dimension: the largest values and their places"),
    "min": noted("a pair, as `min` gives it along a dimension: the smallest values and their places"),
    "sort": noted("a pair, as `sort` gives it: the sorted values and their places"),
    "topk": noted("a pair, as `topk` gives it: the largest values and their places"),
}
_WORDS |= dict.fromkeys(
    ("function", "builtin_function_or_method", "method"), noted("a function: are parentheses missing?")
)


def names_a_kind(text: str) -> bool:
    """Whether a text is one of these kinds in words, and so no value."""
    return text in {tr(words) for words in _WORDS.values()}


def kind_in_words(kind: str) -> str:
    """A kind of value, by the name of its type, for people: "a tensor", "nothing: is a `return` missing?"."""
    return tr(_WORDS[kind]) if kind in _WORDS else with_article(kind)
