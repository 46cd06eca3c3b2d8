"""Pairs of images and classes: whether a loss is given the classes of the images that went into the model."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F

from autograder.pytorch.training.data import as_images
from autograder.pytorch.watch import LossInputs, Training

if TYPE_CHECKING:  # torchvision takes more than a second to load: judges do without
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST

LEAST = 100  # pairs: fewer say nothing


class LossPairs(LossInputs):
    """Watches what goes into losses, and to which images the classes there belong.

    An image that was changed on its way into the model is not known again, and counts for nothing.
    """

    def __init__(self, watch: Training, data: "InMemoryFashionMNIST") -> None:
        """
        Args:
            watch: sees the images that go into the model.
            data: the images, with their classes.
        """
        super().__init__()
        self._watch = watch
        self._classes = dict(zip(watch.keys(as_images(data.data)), data.targets.tolist(), strict=True))
        self._pairs: Counter[tuple[int, int]] = Counter()

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func in _WITH_CLASSES and torch.is_grad_enabled():
            self._pair(args[1] if len(args) > 1 else (kwargs or {}).get("target"))
        return super().__torch_function__(func, types, args, kwargs)

    def apart(self) -> bool:
        """Whether the classes have nothing to do with the images: for each class of images they are any of them.

        Classes that are renamed, as by counting from 1, still belong to their images.
        """
        most: Counter[int] = Counter()
        for (right, _), count in self._pairs.items():
            most[right] = max(most[right], count)
        count = self._pairs.total()
        return count >= LEAST and most.total() < count / 2

    def _pair(self, given: Any) -> None:
        if not isinstance(given, torch.Tensor) or given.dim() not in (1, 2) or len(given) != len(self._watch.latest):
            return
        with torch._C.DisableTorchFunction(), torch.no_grad():
            classes = given.detach().cpu()
            numbers = (classes.argmax(dim=1) if classes.dim() == 2 else classes).tolist()
        for key, number in zip(self._watch.latest, numbers, strict=True):
            if key in self._classes:
                self._pairs[self._classes[key], int(number)] += 1


_WITH_CLASSES = frozenset({F.cross_entropy, F.nll_loss, F.mse_loss})
