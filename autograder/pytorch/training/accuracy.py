"""Accuracies of whole trainings: what a model says, how much of it is right, what a linear model reaches."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.draws import Draws
from autograder.lesson.refusals import Unusable
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.training.data import CLASSES, PIXELS, all_images, few_images, pictures
from autograder.pytorch.values import as_tensor, unusable

if TYPE_CHECKING:  # torchvision takes more than a second to load: judges do without
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST


def scores_of(made: Any, images: torch.Tensor) -> torch.Tensor:
    """What a trained model says about images, without gradients and in eval mode; float32, (n, 10), on the CPU.

    Raises:
        Unusable: it is no model, or gives something else.
    """
    if isinstance(made, nn.Module):
        made.eval()
    elif not callable(made):
        raise unusable(made, tr("the training"), tr("a model (an nn.Module)"), returned=True)
    device = next((p.device for p in made.parameters()), None) if isinstance(made, nn.Module) else None
    parts = []
    with torch.no_grad():
        for part in torch.split(images, 500):
            parts.append(as_tensor(made(part.to(device) if device else part), tr("the trained model")))
    if any(scores.dim() != 2 or scores.shape[1] < CLASSES for scores in parts):
        raise Unusable(
            tr(
                "the trained model's output for {images} images has the shape {shape}, not (n, 10)",
                images=len(images[:500]),
                shape=tuple(parts[0].shape),
            )
        )
    return torch.cat([scores.cpu() for scores in parts]).float()


def trained_on_all(train: Callable[["InMemoryFashionMNIST", int], Any], given: Draws) -> dict[str, Any]:
    """What a model says about the test images after 5 epochs with all training images.

    And, as `scrambled`, what one says that was trained on scrambled images, see `few_images`: fewer of them, for more
    epochs.
    """
    data, images, _, _ = all_images(given)
    few, held_out, *_ = few_images(given, scrambled=True)
    return {
        "source": pictures(given).source,
        "predicted": scores_of(train(data, 5), images).argmax(dim=1),
        "scrambled": scores_of(train(few, 25), held_out).argmax(dim=1),
    }


def hits(seen: Any, expected: Any, labels: str, predictions: str = "predicted") -> float:
    """The fraction of predictions that are right; 0 where there is not one for each image."""
    predicted, wanted = getattr(seen, predictions), getattr(expected, labels)
    if not isinstance(predicted, torch.Tensor) or predicted.shape != wanted.shape:
        return 0.0
    return float((predicted == wanted).float().mean())


def linear_accuracies(given: Draws, seeds: Sequence[int]) -> list[float]:
    """What the lecture's linear model reaches on the test images with each seed: SGD 0.1, batches of 64, 5 epochs.

    The models are trained side by side, with the gradient of the cross-entropy (softmax minus one-hot, by batch) worked
    out by hand. For the judge, whose process may read the test labels; three take 3 s on all 60,000 images.
    """
    data = pictures(given)
    images = data.train_images.flatten(1).float() / 255
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def drawn(*shape: int) -> torch.Tensor:
        return torch.stack([(torch.rand(*shape, generator=one) * 2 - 1) / PIXELS**0.5 for one in generators])

    weight, bias = drawn(CLASSES, PIXELS), drawn(1, CLASSES)
    for _ in range(5):
        order = torch.stack([torch.randperm(len(images), generator=one) for one in generators])
        for rows in torch.split(order, 64, dim=1):
            batch, labels = images[rows], data.train_labels[rows].unsqueeze(2)
            error = torch.softmax(torch.baddbmm(bias, batch, weight.mT), dim=2)
            error.scatter_add_(2, labels, -torch.ones(labels.shape))
            error *= 0.1 / rows.shape[1]
            weight.baddbmm_(error.mT, batch, alpha=-1)
            bias -= error.sum(dim=1, keepdim=True)
    predicted = (data.test_images.flatten(1).float() / 255 @ weight.mT + bias).argmax(dim=2)
    right: list[float] = (predicted == given.judge_only(fashion_mnist)).float().mean(dim=1).tolist()
    return right
