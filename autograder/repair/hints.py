"""Hints: what an edit has to do with in the text, by what a few watched steps of a training show."""

import re

from autograder.repair.edit import Edit
from autograder.repair.splices import Source

HINTED = -3.0  # what an edit costs less that has to do with what is seen
_LAYERS = r"ReLU|relu|Linear|Sequential|tanh|sigmoid"
_SQUASHED = r"softmax|Softmax|sigmoid|Sigmoid|CrossEntropy|cross_entropy|NLL|nll"
_EPOCHS = r"epoch|range|return"
# By the words of `autograder.pytorch.training.symptoms`.
_WORDS = {
    "probabilities in the loss": _SQUASHED,
    "scores squeezed for the loss": _SQUASHED,
    "scores cut off": r"ReLU|relu|clamp|max",
    "scores cut off for the loss": r"ReLU|relu|clamp|max",
    "parameters set anew": r"Sequential|Linear|init|reset",
    "old gradients": r"zero_grad",
    "gradients reset once an epoch": r"zero_grad",
    "no backward": r"backward|no_grad|item|detach",
    "backward in vain": r"backward|no_grad|requires_grad|parameters|detach",
    "few steps": r"step",
    "few of the batches end in a step": r"step",
    "no step": r"step",
    "batches without backward": r"backward",
    "few of the batches end in a backward": r"backward",
    "steps of another model": r"parameters|model",
    "steps without gradients": r"zero_grad|backward|step",
    "resting parameters": r"parameters",
    "parameters without gradients": r"parameters|ModuleList|no_grad|detach",
    "all rest": r"step|lr|parameters",
    "few images": r"loader|Loader|dataset|break|return",
    "part of the images": r"loader|Loader|dataset|drop_last|break",
    "images of one epoch": _EPOCHS,
    "images of many epochs": _EPOCHS,
    "always as many updates": _EPOCHS,
    "not by the epochs": _EPOCHS,
    "an epoch too many": _EPOCHS,
    "an epoch too few": _EPOCHS,
    "one model": r"Sequential|Linear|model",
    "images in their order": r"shuffle|Loader|sampler",
    "a model that was not trained": r"return",
    "no bend": _LAYERS,
    "no hidden layer": _LAYERS,
    "parameters hardly move": r"lr|\d",
    "parameters move far": r"lr|\d",
}


class Hints:
    """Which edits have to do with what a screen shows of a program."""

    def __init__(self, seen: list[str]) -> None:
        """
        Args:
            seen: what it shows, as words; those that nothing is known of are left alone.
        """
        patterns = [pattern for word, pattern in _WORDS.items() if word in seen]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def cost(self, source: Source, edit: Edit) -> float:
        """What is added to the cost of an edit."""
        if self._pattern is None:
            return 0.0
        texts = (text for one in edit.splices for text in (one.text, source.data[one.start : one.end].decode()))
        return HINTED if any(map(self._pattern.search, texts)) else 0.0
