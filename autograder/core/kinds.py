"""Kinds of values in the words of a student: what a program gave back, by the name of its type."""

from autograder.core.text import with_article

_WORDS = {
    "NoneType": "nothing: is a `return` missing?",
    "type": "a class, not an object: are the parentheses missing?",
    "number": "a number",
    "whole": "a whole number",
    "tensor": "a tensor",
    "graph": "a tensor that keeps its graph",
    "Tensor": "a tensor",
    "Parameter": "a tensor",
    "ndarray": "a NumPy array",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "float64": "a number of NumPy's",
    "float32": "a number of NumPy's",
    "int64": "a whole number of NumPy's",
    "bool": "a truth value",
    "dict": "a dictionary",
    "generator": "a generator, which gives its values one by one",
    "max": "a pair, as `max` gives it along a dimension: the largest values and their places",
    "min": "a pair, as `min` gives it along a dimension: the smallest values and their places",
    "sort": "a pair, as `sort` gives it: the sorted values and their places",
    "topk": "a pair, as `topk` gives it: the largest values and their places",
}
_WORDS |= dict.fromkeys(("function", "builtin_function_or_method", "method"), "a function: are parentheses missing?")


def kind_in_words(kind: str) -> str:
    """A kind of value, by the name of its type, for people: "a tensor", "nothing: is a `return` missing?"."""
    return _WORDS.get(kind, with_article(kind))
