"""Accuracies of whole trainings: predictions, medians over trainings, the linear model's."""

import statistics
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from autograder.lesson.claims import Claim, Claims, Holds, MoreSeeds
from autograder.lesson.draws import Draws
from autograder.lesson.refusals import Unusable
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST
from autograder.pytorch.training.data import CLASSES, PIXELS, all_images, few_images, pictures
from autograder.pytorch.values import as_tensor


def scores_of(made: Any, images: torch.Tensor) -> torch.Tensor:
    """What a trained model says about images, without gradients and in eval mode; float32, (n, 10), on the CPU.

    Raises:
        Unusable: it is no model, or gives something else.
    """
    if isinstance(made, nn.Module):
        made.eval()
    elif not callable(made):
        raise Unusable(_no_model(made))
    device = next((p.device for p in made.parameters()), None) if isinstance(made, nn.Module) else None
    parts = []
    with torch.no_grad():
        for part in torch.split(images, 500):
            parts.append(as_tensor(made(part.to(device) if device else part), "the trained model"))
    if any(scores.dim() != 2 or scores.shape[1] < CLASSES for scores in parts):
        raise Unusable(
            f"the trained model's output for {len(images[:500])} images has the shape {tuple(parts[0].shape)}, "
            "not (n, 10)"
        )
    return torch.cat([scores.cpu() for scores in parts]).float()


def _no_model(made: Any) -> str:
    hint = "; is a `return` missing?" if made is None else ""
    what = "a class, not an object: are the parentheses missing?" if isinstance(made, type) else type(made).__name__
    return f"the training gave {what}{hint}; a model (an nn.Module) is needed"


def trained_on_all(train: Callable[[InMemoryFashionMNIST, int], Any], given: Draws) -> dict[str, Any]:
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


# 1,045 scrambled images, 25 epochs, two seeds: right trainings .64 to .85, with a learning rate of 0.001 .5 and more;
# weights from elsewhere .02 to .2.
LEARNS_ANYTHING = 0.2


def learns_other_images(seen: Any, expected: Any) -> Claim:
    """Claims that what is trained is learned: images that nobody could know before this run are learned too."""
    best = max(
        hits(one, other, "scrambled_labels", "scrambled")
        for one, other in zip(seen.attempts, expected.attempts, strict=False)
    )
    return Holds(
        "the accuracy after 25 epochs with 1,000 images whose pixels are in another order",
        best >= LEARNS_ANYTHING,
        f"at least {LEARNS_ANYTHING:.0%}: a model that is trained learns such images too",
        f"{best:.0%}",
    )


def hits(seen: Any, expected: Any, labels: str, predictions: str = "predicted") -> float:
    """The fraction of predictions that are right; 0 where there is not one for each image."""
    predicted, wanted = getattr(seen, predictions), getattr(expected, labels)
    if not isinstance(predicted, torch.Tensor) or predicted.shape != wanted.shape:
        return 0.0
    return float((predicted == wanted).float().mean())


def median_accuracy(seen: Any, expected: Any) -> float:
    """The accuracy on the test images, the median over the trainings that were seen."""
    pairs = zip(seen.attempts, expected.attempts, strict=False)
    return statistics.median(hits(one, other, "labels") for one, other in pairs)


def reaches(seen: Any, expected: Any, least: float, sure: float, words: str) -> Claims:
    """Claims that the accuracy on the test images is at least `least`; below `sure` the median of three decides."""
    found, alone = median_accuracy(seen, expected), len(seen.attempts) == 1
    runs = "" if alone else f" (the median of {len(seen.attempts)} trainings)"
    claim = Holds(
        f"the accuracy on the test images{runs}", found >= least, f"at least {least:.0%}: {words}", f"{found:.1%}"
    )
    claims = [claim, learns_other_images(seen, expected)]
    # Far below, more trainings change nothing.
    return [*claims, MoreSeeds()] if alone and least - 0.2 < found < sure else claims


def linear_accuracy(given: Draws) -> float:
    """What the lecture's linear model reaches on the test images: SGD with 0.1, batches of 64, 5 epochs.

    For the judge, whose process may read the test labels; 1.5 to 3 s on all 60,000 images.
    """
    data = pictures(given)
    images = data.train_images.flatten(1).float() / 255
    generator = torch.Generator().manual_seed(given.torch_seed)
    weight = ((torch.rand(CLASSES, PIXELS, generator=generator) * 2 - 1) / PIXELS**0.5).requires_grad_()
    bias = ((torch.rand(CLASSES, generator=generator) * 2 - 1) / PIXELS**0.5).requires_grad_()
    for _ in range(5):
        for rows in torch.split(torch.randperm(len(images), generator=generator), 64):
            scores = nn.functional.linear(images[rows], weight, bias)
            loss = nn.functional.cross_entropy(scores, data.train_labels[rows])
            gradients = torch.autograd.grad(loss, [weight, bias])
            with torch.no_grad():
                for parameter, gradient in zip((weight, bias), gradients, strict=True):
                    parameter -= 0.1 * gradient
    predicted = (data.test_images.flatten(1).float() / 255 @ weight.detach().T + bias.detach()).argmax(dim=1)
    return float((predicted == given.judge_only(fashion_mnist)).float().mean())
