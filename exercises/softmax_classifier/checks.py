"""What is checked in the lesson `softmax_classifier`: probes run beside your code, checks judge what they saw."""

import contextlib
import math
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import mnist

from autograder.lesson import (
    FLOAT32,
    FLOAT32_SHORT,
    LARGE_SCORES,
    Close,
    Equal,
    Holds,
    Lesson,
    Remark,
    Rows,
    Shows,
    Tolerance,
    Unusable,
)
from autograder.pytorch.draws import drawn_images
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.data import FILES
from autograder.pytorch.fashion_mnist.idx import idx_header
from autograder.pytorch.forbid import refusing
from autograder.pytorch.scenarios.accuracy import measured_accuracy
from autograder.pytorch.scenarios.classifiers import varied_classifier
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.training.data import CLASSES, PIXELS
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached
from autograder.pytorch.values import as_number, as_tensor, parameter_values, tensor_facts
from autograder.pytorch.watch import loop_calls, optimizer_steps

lesson = Lesson(
    "softmax_classifier",
    title="Softmax classifier",
    order=2,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)


def number_kind(kinds, what):
    """Claims that every value is a plain number; a tensor without a graph is accepted with a remark."""
    if kinds and all(kind in ("number", "tensor") for kind in kinds) and "tensor" in kinds:
        return Remark(f"{what}: a tensor is accepted here; `.item()` makes it a plain number.")
    odd = next((kind for kind in kinds if kind != "number"), "number" if kinds else "nothing")
    words = {"tensor": "a tensor", "graph": "a tensor that keeps its graph", "NoneType": "None", "nothing": "nothing"}
    return Holds(what, odd == "number", "a plain number", words.get(odd, f"a {odd}"))


def in_words(value):
    """A tensor; one with nan or infinities as a list that has words for them: nan is not even equal to itself."""
    if not isinstance(value, torch.Tensor) or bool(value.isfinite().all()):
        return value
    return [number if math.isfinite(number) else str(number) for number in value.detach().flatten().tolist()]


def flat_numbers(value):
    if isinstance(value, list):
        return value
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


# --- load_fashion_mnist --------------------------------------------------------------------------

load = lesson.task("load_fashion_mnist", points=2, lecture="FashionMNIST dataset")

SIZES = {"train": 60_000, "test": 10_000}


@contextlib.contextmanager
def surrogate_files(given):
    """A folder with files like FashionMNIST's: of the right sizes, with drawn images at a few drawn places.

    Yields:
        the folder, and for each part the places that hold drawn images.
    """
    root = Path(given.scratch) / f"data-{given.nonce}"
    raw = root / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    places = {}
    for part, size in SIZES.items():
        images = raw / FILES[f"{part}_images"]
        # Below the smaller size, so that the places are there too when the two parts are mixed up.
        places[part] = sorted({given.integer(0, SIZES["test"] - 1) for _ in range(4)} | {0, SIZES["test"] - 1})
        with images.open("wb") as file:
            header = idx_header(size, 28, 28)
            file.write(header)
            file.truncate(len(header) + size * PIXELS)  # the rest stays empty and takes no space
            for place in places[part]:
                file.seek(len(header) + place * PIXELS)
                file.write(bytes(given.integers(0, 255, PIXELS).to(torch.uint8).tolist()))
        labels = given.integers(0, CLASSES - 1, size).to(torch.uint8).numpy()
        (raw / FILES[f"{part}_labels"]).write_bytes(idx_header(size) + labels.tobytes())

    # torchvision looks in a folder named after the class, so a student's subclass would look elsewhere.
    def folder(dataset):
        known = isinstance(dataset, mnist.FashionMNIST) and Path(dataset.root) == root
        return str(raw) if known else OWN_FOLDER.fget(dataset)

    with (
        mock.patch.object(mnist, "download_and_extract_archive", no_download),
        mock.patch.object(mnist.MNIST, "raw_folder", property(folder)),
    ):
        yield root, places


OWN_FOLDER = mnist.MNIST.raw_folder


def no_download(url, *args, **kwargs):
    raise Unusable(
        "FashionMNIST was to be downloaded, although its files are in the folder `root`; use the `root` that is given"
    )


@load.probe
def sizes(student, given):
    with surrogate_files(given) as (root, _):
        return {
            "train": len(student.load_fashion_mnist(str(root), True)),
            "test": len(student.load_fashion_mnist(str(root), False)),
            "nonce": given.nonce,
        }


@load.probe
def items(student, given):
    found = {}
    with surrogate_files(given) as (root, places):
        for part, train in (("train", True), ("test", False)):
            data = student.load_fashion_mnist(str(root), train)
            pairs = [data[place] for place in places[part]]
            found[f"{part}_images"] = [plain_facts(pair[0]) for pair in pairs]
            found[f"{part}_labels"] = [as_number(pair[1])["value"] for pair in pairs]
    return found


def plain_facts(image):
    """`tensor_facts` of an image; torchvision's own kinds of tensor are tensors."""
    if not isinstance(image, torch.Tensor):
        return {"type": type(image).__name__, "dtype": None, "shape": None, "values": None}
    return tensor_facts(image.as_subclass(torch.Tensor))


def images_of(seen):
    return seen.train_images + seen.test_images


@load.check(sizes, points=0.5)
def train_decides_which_images(seen, expected):
    """With `train=True` there are 60,000 items, with `train=False` 10,000."""
    return [
        Equal("len(dataset) with train=True", seen.train, expected.train),
        Equal("len(dataset) with train=False", seen.test, expected.test),
    ]


@load.check(items, points=0.75)
def pixels_lie_between_0_and_1(seen, expected):
    """The pixels are the files' grey values, brought from 0..255 to the range from 0 to 1."""
    odd = next((image["type"] for image in images_of(seen) if image["type"] != "Tensor"), None)
    if odd is not None:
        return Holds("an image", False, "a tensor", f"an object of type {odd}")
    return Close(
        "the pixels",
        [flat_numbers(image["values"]) for image in images_of(seen)],
        [flat_numbers(image["values"]) for image in images_of(expected)],
        FLOAT32_SHORT,
    )


@load.check(items, points=0.25)
def images_are_float_tensors(seen, expected):
    """Each image is a float32 tensor of shape (1, 28, 28)."""
    kinds = [[image["type"], image["dtype"], image["shape"]] for image in images_of(seen)]
    right = ["Tensor", "float32", [1, 28, 28]]
    odd = next((kind for kind in kinds if kind != right), None)
    return [
        Equal("how many images there are", len(kinds), len(images_of(expected))),
        Holds("an image", odd is None, "a float32 tensor of shape (1, 28, 28)", in_kind(*odd) if odd else ""),
    ]


def in_kind(name, dtype, shape):
    return f"a {dtype} tensor of shape {tuple(shape)}" if name == "Tensor" else f"an object of type {name}"


@load.check(items, points=0.5)
def labels_are_the_class_numbers(seen, expected):
    """Each item's second half is the number of its class."""
    return [
        Equal("the labels of the train images", seen.train_labels, expected.train_labels),
        Equal("the labels of the test images", seen.test_labels, expected.test_labels),
    ]


# --- class_name ----------------------------------------------------------------------------------

class_name = lesson.task("class_name", points=1, lecture="FashionMNIST dataset")


@class_name.probe
def names(student, given):
    order = given.permutation(CLASSES)
    return {"order": order, "names": [student.class_name(index) for index in order]}


@class_name.check(names, points=1)
def each_class_has_its_name(seen, expected):
    """The name of a class is torchvision's: class 0 is "T-shirt/top", class 9 is "Ankle boot"."""
    said = seen.names if isinstance(seen.names, list) else []
    wrong = [index for index, name, right in zip(expected.order, said, expected.names, strict=False) if name != right]
    first = min(wrong) if wrong else None
    what = "the names" if first is None else f"class_name({first})"
    place = None if first is None else expected.order.index(first)
    return Equal(
        what, said if place is None else said[place], expected.names if place is None else expected.names[place]
    )


# --- make_linear_classifier ----------------------------------------------------------------------

linear = lesson.task("make_linear_classifier", points=3, lecture="Our model in Pytorch")


def a_model(made, call):
    if not isinstance(made, nn.Module):
        hint = "; is a `return` missing?" if made is None else ""
        what = (
            "a class, not an object: are the parentheses missing?"
            if isinstance(made, type)
            else type(made).__name__ + hint
        )
        raise Unusable(f"{call} gave {what}; a model (an nn.Module) is needed")
    return made


def filled_model(student, given):
    """The student's model in eval mode with drawn parameters."""
    made = a_model(student.make_linear_classifier(), "make_linear_classifier()")
    with contextlib.suppress(Exception):  # lazy layers get their shapes in a first run
        made(torch.zeros(2, 1, 28, 28))
    given.fill(made)
    return made.eval()


# How parameters are laid out decides which drawn number goes where, so the same mistake gives other numbers in another
# layout. Mistakes are known by the words and counts here; values whose names begin with `_` are for the checks.


@linear.probe
def parameters(student, given):
    made = filled_model(student, given)
    found = [p.detach().clone() for p in made.parameters() if p.requires_grad]
    count = sum(p.numel() for p in found)
    size = "none" if count == 0 else "fewer" if count < 7850 else "more" if count > 7850 else "7850"
    return Shows(
        {
            "parameters": found,
        },
        signature={
            "size": size,
        },
    )


@linear.probe
def batches_of_images(student, given):
    sizes = [1, given.integer(2, 6), given.integer(11, 15)]
    made = filled_model(student, given)
    return {
        "sizes": sizes,
        "shapes": [list(as_tensor(made(drawn_images(given, n)), "model(images)").shape) for n in sizes],
    }


@linear.probe(facts=lambda given: {"images": drawn_images(given, 6)})
def one_pixel_at_a_time(student, given):
    images = drawn_images(given, 6)
    made = filled_model(student, given)
    lit = torch.cat([torch.zeros(1, PIXELS), torch.eye(PIXELS)]).reshape(-1, 1, 28, 28)
    with torch.no_grad():
        pixels, scores = (as_tensor(made(batch), "model(images)") for batch in (lit, images))
        return Shows(
            {
                "lit": pixels,
                "scores": scores,
            },
            signature={
                "traits": random_trait(student) or traits(pixels, scores, images),
            },
        )


def traits(lit, scores, images):
    """What is particular about the scores of single pixels and of images, in words; for explanations only."""
    if lit.dim() != 2 or scores.dim() != 2:
        return ["no rows of scores"]
    rows = torch.cat([scores.double(), lit.double()])
    sums = {"scores": rows.sum(dim=1), "powers": rows.exp().sum(dim=1), "columns": scores.double().sum(dim=0)}
    ones = {name: bool(((total - 1).abs() < 1e-4).all()) for name, total in sums.items()}
    weights = (lit[1:] - lit[0]).double()
    straight = images.double().flatten(1) @ weights + lit[0].double()
    size = (images.double().flatten(1) @ weights.abs()).max()
    found = {
        "rows add up to 1": ones["scores"],
        "powers add up to 1": ones["powers"],
        "columns add up to 1": ones["columns"],
        "none below 0": bool((rows >= 0).all()),
        "between -1 and 1": bool((rows.abs() <= 1).all()),
        "bent": bool((scores - straight).abs().max() > 1e-3 * size),
        "a black image gives 0": bool((lit[0] == 0).all()),
        "all scores alike": bool((rows == rows[:, :1]).all()),
    }
    return [name for name, there in found.items() if there]


def random_trait(student):
    """Whether scores depend on random numbers although the parameters do not."""
    outputs = []
    for _ in range(2):
        made = a_model(student.make_linear_classifier(), "make_linear_classifier()").eval()
        with torch.no_grad():
            made(torch.zeros(2, 1, 28, 28))
            for parameter in made.parameters():
                parameter.fill_(0.125)
            outputs.append(as_tensor(made(torch.ones(3, 1, 28, 28)), "model(images)"))
    return [] if torch.equal(*outputs) else ["random"]


@linear.probe
def alone_and_together(student, given):
    images = drawn_images(given, given.integer(4, 7))
    made = filled_model(student, given)
    with torch.no_grad():
        together = as_tensor(made(images), "model(images)")
        alone = [as_tensor(made(image[None]), "model(images)") for image in images]
    return Shows(
        {
            "together": together,
            "alone": alone,
        },
        signature={
            "alone": [list(scores.shape) for scores in alone],
            "differ": "yes" if any_differ(alone, together) else "no",
        },
    )


def any_differ(alone, together):
    pairs = [(one.flatten(), other.flatten()) for one, other in zip(alone, together, strict=False)]
    bound = 1e-3 * float(together.abs().max())
    return any(one.shape != other.shape or bool((one - other).abs().max() > bound) for one, other in pairs)


@linear.check(batches_of_images, points=0.75, supporting=True)
def gives_ten_scores_per_image(seen, expected):
    """Images of shape (n, 1, 28, 28) go in, scores of shape (n, 10) come out, also for a single image."""
    return Equal(f"the shapes of the output for batches of {expected.sizes} images", seen.shapes, expected.shapes)


@linear.check(parameters, points=0.75)
def has_7850_parameters(seen, expected):
    """There are 7,850 parameters: for each of the ten classes one weight per pixel and one bias."""
    counts = [sum(p.numel() for p in side.parameters if isinstance(p, torch.Tensor)) for side in (seen, expected)]
    if counts[0] != counts[1]:
        return Equal("the number of parameters", *counts)
    found, wanted = (torch.cat([p.flatten() for p in side.parameters]).sort().values for side in (seen, expected))
    # Drawn values were put in, the same ones however the parameters are laid out.
    return Close("their values, after they were set", found, wanted)


@linear.check(one_pixel_at_a_time, points=1)
def scores_are_ten_linear_regressions(seen, expected):
    """Each score is a linear regression over all 784 pixels: a weight for each, plus a bias, and nothing after that."""
    lit, scores = seen.lit.double(), seen.scores.double()
    if lit.shape != expected.lit.shape or scores.shape != expected.scores.shape:
        return Equal("the shape of the scores", list(lit.shape), list(expected.lit.shape))
    bias, weights = lit[0], lit[1:] - lit[0]
    sizes = weights.norm(dim=1)
    wanted = expected.images.double().flatten(1) @ weights + bias
    # Sums of 784 products that partly cancel: the error goes by the size of the parts, not of the sum.
    bound = 1e-4 * float((expected.images.double().flatten(1) @ weights.abs()).max())
    return [
        Holds(
            "every pixel's influence on the scores",
            bool((sizes > 1e-6 * sizes.max()).all()),
            "some",
            "none for some pixels",
        ),
        Holds(
            "the ten regressions",
            bool(torch.linalg.matrix_rank(weights) == CLASSES),
            "ten different ones",
            "some follow from the others",
        ),
        Close("the scores of whole images, from what each pixel does alone", scores, wanted, Tolerance(0.0, bound)),
    ]


@linear.check(alone_and_together, points=0.5)
def each_image_is_scored_by_itself(seen, expected):
    """An image gets the same scores alone as among others."""
    together = seen.together
    if together.shape != expected.together.shape:
        return Equal("the shape of the scores", list(together.shape), list(expected.together.shape))
    bound = Tolerance(1e-4, 1e-4 * float(together.abs().max()))
    return [
        Close("the scores of single images", [row.flatten() for row in seen.alone], list(together), bound),
        Holds(
            "the scores of different images",
            bool((together[0] - together[1]).abs().max() > 1e-3 * together.abs().max()),
            "different",
            "the same",
        ),
    ]


# --- softmax -------------------------------------------------------------------------------------

softmax = lesson.task("softmax", points=3, lecture="Our model output is not yet useable!")


def score_rows(given, rows, columns):
    return given.uniform(-3, 3, rows, columns)


def ten_scores(given):
    return [score_rows(given, given.integer(3, 7), CLASSES), score_rows(given, 1, CLASSES)]


def large_scores(given, columns=CLASSES):
    """Rows around 1000 and -1000 beside a row of small scores, and one row with both."""
    mixed = given.uniform(-2, 2, 1, columns)
    mixed[0, :2] += 1000
    return torch.cat(
        [
            1000 + given.uniform(-2, 2, 1, columns),
            given.uniform(-2, 2, 2, columns),
            given.uniform(-2, 2, 1, columns) - 1000,
            mixed,
        ]
    )


@softmax.probe
def probabilities(student, given):
    return {"p": [softmax_of(student, scores) for scores in ten_scores(given)]}


@softmax.probe
def other_numbers_of_classes(student, given):
    size = given.integer(3, 6)
    cases = [score_rows(given, size, size), score_rows(given, given.integer(2, 4), 7), score_rows(given, 3, 2)]
    return {"p": [softmax_of(student, scores) for scores in cases]}


@softmax.probe
def gradient_of_softmax(student, given):
    scores = score_rows(given, 4, CLASSES).requires_grad_()
    weights = given.normal(4, CLASSES)
    p = as_tensor(student.softmax(scores), "softmax(scores)")
    return {"gradient": gradient(p * weights, scores)}


def softmax_of(student, scores):
    return in_words(as_tensor(student.softmax(scores), "softmax(scores)"))


def gradient(value, source):
    """The gradient of the sum of `value` with respect to `source`; None where nothing flows back."""
    return in_words(torch.autograd.grad(value.sum(), source, allow_unused=True)[0]) if value.requires_grad else None


@softmax.probe
def scores_afterwards(student, given):
    scores = score_rows(given, 4, CLASSES) + 1
    p = softmax_of(student, scores)
    return {"scores": scores, "p": p}


@softmax.probe
def large(student, given):
    return {"p": softmax_of(student, large_scores(given))}


@softmax.probe
def softmax_without_the_library(student, given):
    with refusing("softmax"):
        return {"p": [softmax_of(student, scores) for scores in ten_scores(given)]}


@softmax.check(probabilities, points=0.25)
def is_e_to_the_score_over_the_sum_of_the_row(seen, expected):
    """Each value is e to the power of its score, divided by the sum of these over its row; rows add up to 1."""
    return Close("softmax(scores)", seen.p, expected.p)


@softmax.check(other_numbers_of_classes, points=0.25)
def works_for_any_number_of_classes(seen, expected):
    """It works for any number of rows and classes, not only for ten."""
    return Close("softmax(scores) for scores of other shapes", seen.p, expected.p)


@softmax.check(gradient_of_softmax, points=0.25)
def gradients_flow_through_it(seen, expected):
    """Gradients flow through it back to the scores."""
    return Close("the gradient with respect to the scores", seen.gradient, expected.gradient)


@softmax.check(scores_afterwards, points=0.25, supporting=True)
def leaves_the_scores_alone(seen, expected):
    """The scores that it is given are not changed."""
    return Equal("the scores after the call", seen.scores, expected.scores)


@softmax.check(large, points=0.5)
def is_stable_for_large_scores(seen, expected):
    """Scores around 1000 or -1000 give probabilities too, also when other rows have small scores."""
    return Close("softmax(scores) for scores around 1000, 0 and -1000", seen.p, expected.p, LARGE_SCORES)


@softmax.check(softmax_without_the_library, points=1.5, after=[is_e_to_the_score_over_the_sum_of_the_row])
def softmax_is_computed_by_hand(seen, expected):
    """It is computed by hand, without the library's softmax."""
    return Close("softmax(scores)", seen.p, expected.p)


# --- cross_entropy -------------------------------------------------------------------------------

cross_entropy = lesson.task("cross_entropy", points=3, lecture="Cross-entropy loss function", calls=["softmax"])


def scored_examples(given, rows, columns=CLASSES, last=True):
    """Scores and classes; the last class is among them or not, as told, and the first two rows share one class."""
    classes = [given.integer(0, columns - 2) for _ in range(rows)]
    classes[1:2] = classes[:1] if rows > 1 else []
    classes[-1] = columns - 1 if last else classes[-1]
    return score_rows(given, rows, columns), torch.tensor(classes)


def ten_class_examples(given):
    return [scored_examples(given, given.integer(4, 8)), scored_examples(given, CLASSES), scored_examples(given, 1)]


def loss_of(student, scores, classes):
    facts = tensor_facts(student.cross_entropy(scores, classes))
    return {**facts, "values": in_words(facts["values"])}


@cross_entropy.probe
def losses(student, given):
    return {"losses": [loss_of(student, *case) for case in ten_class_examples(given)]}


@cross_entropy.probe
def losses_for_other_numbers_of_classes(student, given):
    shapes = [(given.integer(3, 5), 7), (4, 4), (5, 2)]
    cases = [scored_examples(given, rows, columns, last=False) for rows, columns in shapes]
    return {"losses": [loss_of(student, *case) for case in cases]}


@cross_entropy.probe
def gradient_of_cross_entropy(student, given):
    scores, classes = scored_examples(given, 5)
    scores.requires_grad_()
    loss = as_tensor(student.cross_entropy(scores, classes), "cross_entropy(scores, classes)")
    return {"shape": list(loss.shape), "gradient": gradient(loss, scores)}


@cross_entropy.probe
def arguments_afterwards(student, given):
    scores, classes = scored_examples(given, 5)
    loss = loss_of(student, scores, classes)
    return {"scores": scores, "classes": classes, "loss": loss}


@cross_entropy.probe
def losses_of_large_scores(student, given):
    scores = large_scores(given)
    # Once with a right class that has a good score, once with one that is about 1000 below the best.
    good = torch.tensor([*(given.integer(0, CLASSES - 1) for _ in scores[1:]), given.integer(0, 1)])
    bad = torch.tensor([CLASSES - 1])
    return {
        "losses": [
            loss_of(student, scores, good),
            loss_of(student, scores[-1:], bad),
        ]
    }


@cross_entropy.probe
def losses_without_the_library(student, given):
    with refusing("cross_entropy"):
        return {"losses": [loss_of(student, *case) for case in ten_class_examples(given)]}


def same_losses(what, seen, expected, tolerance=FLOAT32):
    found, wanted = ([flat_numbers(loss["values"]) for loss in side.losses] for side in (seen, expected))
    return Close(what, found, wanted, tolerance)


@cross_entropy.check(losses, points=0.25)
def is_the_mean_of_minus_ln_p(seen, expected):
    """The loss is the mean of -ln p, where p is the probability that softmax gives to the right class."""
    return same_losses("the losses", seen, expected)


@cross_entropy.check(losses_for_other_numbers_of_classes, points=0.25)
def takes_any_number_of_classes(seen, expected):
    """It works for any number of classes, not only for ten, also where a class has no example."""
    return same_losses("the losses for other numbers of classes", seen, expected)


def shape_of(seen):
    return tuple(seen.shape) if isinstance(seen.shape, list) else "none"


@cross_entropy.check(gradient_of_cross_entropy, points=0.25)
def is_one_number_with_a_gradient(seen, expected):
    """The loss is a tensor without dimensions, and gradients flow from it back to the scores."""
    return [
        Holds("the shape of the loss", seen.shape == expected.shape, "(), one number", str(shape_of(seen))),
        Close("the gradient with respect to the scores", seen.gradient, expected.gradient),
    ]


@cross_entropy.check(arguments_afterwards, points=0.25, supporting=True)
def leaves_scores_and_classes_alone(seen, expected):
    """Neither the scores nor the classes are changed."""
    return [
        Equal("the scores after the call", seen.scores, expected.scores),
        Equal("the classes after the call", seen.classes, expected.classes),
    ]


@cross_entropy.check(losses_of_large_scores, points=0.5)
def the_loss_is_stable(seen, expected):
    """Scores around 1000 give a finite loss, also when the right class has a small score beside them."""
    return same_losses("the losses for scores around 1000, 0 and -1000", seen, expected, LARGE_SCORES)


@cross_entropy.check(losses_without_the_library, points=1.5, after=[is_the_mean_of_minus_ln_p])
def cross_entropy_is_computed_by_hand(seen, expected):
    """It is computed by hand, without the library's cross-entropy."""
    return same_losses("the losses", seen, expected)


# --- train_epoch ---------------------------------------------------------------------------------

train_epoch = lesson.task("train_epoch", points=4, lecture="Training the model!")


def image_classifier(given):
    """The kit's own linear classifier, with drawn weights."""
    return nn.Sequential(nn.Flatten(), given.linear(PIXELS, CLASSES))


def image_loader(given, count, batch_size):
    """A DataLoader over drawn (image, class) pairs, in a fixed order."""
    images = drawn_images(given, count)
    return DataLoader(Rows([(image, given.integer(0, CLASSES - 1)) for image in images]), batch_size=batch_size)


# Drawn images have a squared length of about 260, so steps much above 0.005 would swing back and forth.
def plain_sgd(given):
    rate = given.real(0.002, 0.005)
    return lambda parameters: torch.optim.SGD(parameters, lr=rate)


def changes(module, start, given):
    """How far a module's parameters went from `start`: sums with drawn factors along the last dimension.

    A change of any number shows in them, and they are few: for the 784 weights of a class there are three.
    """
    found = []
    for values, before in zip(parameter_values(module), start, strict=True):
        went = values.double() - before.double()
        factors = given.uniform(-1, 1, went.shape[-1], 3).double()
        found.append((went @ factors if went.dim() > 1 else went).float())
    return found


@contextlib.contextmanager
def watching(chosen):
    """Note whether an optimizer other than `chosen` makes steps; for explanations only."""
    steps = {"all": 0, "chosen": 0}
    handle = chosen.register_step_pre_hook(lambda *_: steps.update(chosen=steps["chosen"] + 1))
    try:
        with optimizer_steps(lambda _: steps.update(all=steps["all"] + 1)):
            yield steps
    finally:
        handle.remove()


def shown(steps, **values):
    """Values as observations. An optimizer of one's own may make steps of any size, which name nothing."""
    own = steps["all"] > steps["chosen"]
    return Shows(values, signature={"another optimizer": "yes" if own else "no", **({} if own else values)})


@train_epoch.probe
def one_batch(student, given):
    made, batches = image_classifier(given), image_loader(given, 5, 5)
    chosen = plain_sgd(given)(made.parameters())
    start = parameter_values(made)
    with watching(chosen) as steps:
        student.train_epoch(made, batches, nn.CrossEntropyLoss(), chosen)
    return shown(steps, moved=changes(made, start, given))


@train_epoch.probe
def two_epochs(student, given):
    made, batches = image_classifier(given), image_loader(given, 8 + given.integer(1, 3), 4)
    # With momentum, an optimizer that is made anew goes another way.
    chosen = torch.optim.SGD(made.parameters(), lr=given.real(0.002, 0.004), momentum=0.5)
    moved, start = [], parameter_values(made)
    with watching(chosen) as steps:
        for _ in range(2):
            student.train_epoch(made, batches, nn.CrossEntropyLoss(), chosen)
            moved.append(changes(made, start, given))
    return shown(steps, moved=moved)


@train_epoch.probe
def losses_of_epochs(student, given):
    """Two calls, each with a new model. With two batches, gradients that pile up show in no loss yet."""
    returned = []
    for _ in range(2):
        made, batches = image_classifier(given), image_loader(given, 4 + given.integer(1, 2), 4)
        chosen = torch.optim.SGD(made.parameters(), lr=given.real(0.005, 0.01))
        with watching(chosen) as steps:
            returned.append(as_number(student.train_epoch(made, batches, nn.CrossEntropyLoss(), chosen)))
    return shown(steps, losses=returned)


@train_epoch.probe
def another_loss(student, given):
    made, batches = image_classifier(given), image_loader(given, 5, 5)
    chosen = plain_sgd(given)(made.parameters())
    start = parameter_values(made)
    with watching(chosen) as steps:
        student.train_epoch(made, batches, nn.CrossEntropyLoss(label_smoothing=0.5, reduction="sum"), chosen)
    return shown(steps, moved=changes(made, start, given))


@train_epoch.probe
def another_optimizer(student, given):
    made, batches = image_classifier(given), image_loader(given, 5, 5)
    # Adam's first step already goes another way than plain gradient descent would.
    chosen = torch.optim.Adam(made.parameters(), lr=given.real(0.005, 0.02))
    start = parameter_values(made)
    with watching(chosen) as steps:
        student.train_epoch(made, batches, nn.CrossEntropyLoss(), chosen)
    return shown(steps, moved=changes(made, start, given))


@train_epoch.probe
def calls(student, given):
    """Which of the loop's calls happen, and what they find; told apart for explanations only."""
    made, batches = image_classifier(given), image_loader(given, 5, 5)
    chosen = plain_sgd(given)(made.parameters())
    arrived, order = [], []
    hook = made[1].weight.register_hook(lambda _: arrived.append(True))
    with loop_calls(made) as happened, optimizer_steps(lambda _: order.append(bool(arrived))):
        student.train_epoch(made, batches, nn.CrossEntropyLoss(), chosen)
    hook.remove()
    first = "nothing" if not order else "backward" if order[0] else "step"
    return Shows({}, signature={**happened, "first": first})


def moved_alike(when, seen, expected):
    found, wanted = seen.moved, expected.moved
    resting = all(number == 0 for values in flat(found) for number in flat_numbers(values))
    what = f"how far weights and biases moved, added up with drawn factors, after {when}"
    return [
        Holds(f"weights and biases after {when}", not resting, "moved", "the same as before"),
        Close(what, found, wanted),
    ]


def flat(values):
    """Tensors out of lists of lists of them."""
    return [one for value in values for one in flat(value)] if isinstance(values, list) else [values]


@train_epoch.check(one_batch, points=0.5)
def a_batch_makes_a_step(seen, expected):
    """Each batch goes through the model, and the optimizer moves every parameter against the gradient of its loss."""
    return moved_alike("an epoch of one batch", seen, expected)


@train_epoch.check(two_epochs, points=1, after=[a_batch_makes_a_step])
def every_batch_counts_and_gradients_are_reset(seen, expected):
    """Every batch makes one step, also the smaller last one, with the gradients of this batch only."""
    return moved_alike("two epochs", seen, expected)


@train_epoch.check(losses_of_epochs, points=1)
def returns_the_mean_loss_of_the_examples(seen, expected):
    """The result is the mean over all examples of their losses before each update; a smaller batch counts less."""
    return Close("the mean losses", loss_values(seen), loss_values(expected))


def loss_values(seen):
    return [loss["value"] for loss in seen.losses]


@train_epoch.check(losses_of_epochs, points=0.5, supporting=True)
def the_loss_keeps_no_graph(seen, expected):
    """The result is a plain number, not a tensor that keeps the graph of the whole epoch."""
    return [
        number_kind([loss["kind"] for loss in seen.losses], "the mean loss"),
        Holds("every call", len(loss_values(seen)) == len(loss_values(expected)), "a loss", "none"),
    ]


@train_epoch.check(another_loss, points=0.5, after=[a_batch_makes_a_step])
def uses_the_loss_it_was_given(seen, expected):
    """It works with whatever loss function it is given."""
    return moved_alike("a batch with another loss", seen, expected)


@train_epoch.check(another_optimizer, points=0.5, after=[a_batch_makes_a_step])
def uses_the_optimizer_it_was_given(seen, expected):
    """It works with whatever optimizer it is given."""
    return moved_alike("a batch with Adam", seen, expected)


# --- accuracy ------------------------------------------------------------------------------------

measured_accuracy(
    lesson.task("accuracy", points=3, lecture="Using the trained model"),
    example="image",
    takes_tensors=True,
    points={
        "values": Award(1, "is_the_fraction_of_right_answers"),
        "single": Award(0.25, "a_last_batch_of_one_image_counts"),
        "number": Award(0.25, "the_accuracy_is_a_plain_number"),
        "recording": Award(0.5, "records_no_gradients"),
        "afterwards": Award(0.5, "leaves_recording_as_it_was"),
        "modes": Award(0.5, "leaves_train_and_eval_mode_as_they_were"),
    },
)


# --- predict_class -------------------------------------------------------------------------------

predict = lesson.task("predict_class", points=1, lecture="Using the trained model")


def images_of_many_classes(given, made):
    """A few drawn images for which the model has different winners."""
    chosen = {}
    images = drawn_images(given, 60)
    with torch.no_grad():
        winners = made(images).argmax(dim=1).tolist()
    for image, winner in zip(images, winners, strict=True):
        chosen.setdefault(winner, image)
    return list(chosen.values())[:4]


@predict.probe
def predictions(student, given):
    answers = []
    for sign in (-1, 1):  # all scores negative, then all positive: sizes and signs are no help
        made = varied_classifier(given)
        with torch.no_grad():
            made[1].bias.add_(sign * given.real(20, 40))
        answers += [student.predict_class(made, image.clone()) for image in images_of_many_classes(given, made)]
    return {"answers": [as_number(answer) for answer in answers], "kinds": [whole_kind(answer) for answer in answers]}


def whole_kind(value):
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        return "whole number"
    return "None" if value is None else f"a {type(value).__name__}"


@predict.check(predictions, points=0.75)
def is_the_class_with_the_largest_score(seen, expected):
    """The predicted class is the index of the largest score."""
    found, wanted = ([answer["value"] for answer in side.answers] for side in (seen, expected))
    return Equal("the predicted classes", found, wanted)


@predict.check(predictions, points=0.25, supporting=True)
def the_class_is_an_int(seen, expected):
    """The predicted class is a plain whole number, not a tensor."""
    odd = [kind for kind in seen.kinds if kind != "whole number"]
    return [
        Equal("how many answers there are", len(seen.kinds), len(expected.kinds)),
        Holds("the answer", not odd, "a whole number", odd[0] if odd else ""),
    ]


# --- train_classifier ----------------------------------------------------------------------------
#
# Most points are for mechanisms (`autograder.pytorch.training`), and two are for the result on the test images.
# Accuracies on the test images after 5 epochs, measured with 2 to 13 seeds each.
# All 60,000 images. Right programs: SGD 0.1 with batches of 64 .805 to .838, of 16 .763 to .829, of 8 .666 to .827,
# SGD 0.01 .811 to .813, SGD 0.5 .639 to .793, Adam .828 to .842, squared error with SGD 0.01 .782 to .789, flipped
# images .804 to .806, networks .817 to .874. Wrong ones: learning rate 1 .614 to .775, 10 .646 to .768,
# 0.001 .718 to .726, 0.0001 .603 to .646, 0.00001 .14 to .20, pixels 0 to 255 .640 to .773, one batch per epoch .38.
# The packaged 4,000 images. Right programs .618 to .838; wrong ones: 0.001 .565 to .627, 0.0001 .11 to .19.
# Large steps make the last few batches decide, so below `sure` the median of three trainings counts.
whole_training(
    lesson.task(
        "train_classifier",
        points=6,
        lecture="Training the model!",
        calls=["make_linear_classifier", "softmax", "cross_entropy", "train_epoch", "accuracy"],
    ),
    reached=Reached(
        learns={"full": 0.65, "sample": 0.45},
        good={"full": 0.77, "sample": 0.60},
        sure={"full": 0.80, "sample": 0.63},
        # What `benchmarks/accuracy_spread.py softmax_classifier train_classifier --seeds 5` printed.
        spread={
            "full": "15 trainings of right programs reached 81% to 87%",
            "sample": "15 trainings of right programs on the small sample reached 76% to 82%",
        },
    ),
    points={
        "learns_from_the_images": 1,
        "is_as_good_as_a_linear_model": 1,
        "the_loss_is_given_scores": 0.75,
        "gradients_are_reset": 0.75,
        "every_parameter_is_trained": 0.5,
        "is_trained_on_images_like_those_to_come": 0.5,
        "trains_as_many_epochs_as_asked": 0.5,
        "each_call_gives_a_new_model": 0.25,
        "the_model_looks_at_one_image_at_a_time": 0.25,
        "order_of_the_data_does_no_harm": 0.5,
    },
)


# --- questions -----------------------------------------------------------------------------------

loss_choice = lesson.question("q_loss_choice", points=1, lecture="Conclusions", keyed=True)

CASES = ("height", "age", "profit", "dog or cat")


@loss_choice.probe
def chosen_losses(student, given):
    answer = student.q_loss_choice
    if not isinstance(answer, dict):
        raise Unusable('q_loss_choice has to be a dict like {"height": "mse", ...}')
    return {"answer": {case: plain_word(answer.get(case)) for case in CASES}}


def plain_word(value):
    """A loss's name without its spelling: `nn.MSELoss()`, "MSE" and "mse" are one answer."""
    name = value if isinstance(value, str) else getattr(value, "__name__", type(value).__name__)
    letters = "".join(letter for letter in name.lower() if letter.isalpha())
    return letters.removeprefix("nn").removesuffix("loss")


def choices(seen, expected, cases):
    return [Equal(f'q_loss_choice["{case}"]', seen.answer.get(case), expected.answer[case]) for case in cases]


@loss_choice.check(chosen_losses, points=0.5)
def numbers_have_the_right_loss(seen, expected):
    """Height, age and profit have the loss that fits them."""
    return choices(seen, expected, CASES[:3])


@loss_choice.check(chosen_losses, points=0.5)
def animals_have_the_right_loss(seen, expected):
    """ "Dog or cat?" has the loss that fits it."""
    return choices(seen, expected, CASES[3:])


lesson.choice("q_logits", points=1, options=["a", "b", "c", "d"], lecture="Cross-Entropy in Pytorch")

other_scores = lesson.question("q_other_scores", points=1, lecture="Cross-Entropy in Pytorch")


@other_scores.probe(answer=True)
def two_pairs_of_rows(student, given):
    pairs = student.q_other_scores
    if not is_list(pairs) or len(pairs) != 2 or not all(is_list(pair) and len(pair) == 2 for pair in pairs):
        raise Unusable("q_other_scores has to be two pairs of rows: ((row, row), (row, row))")
    return {"pairs": [[row_of_numbers(row) for row in pair] for pair in pairs]}


def is_list(value):
    return isinstance(value, list | tuple | torch.Tensor | np.ndarray)


def row_of_numbers(row):
    """The numbers of a row, also of one in a list or a tensor of its own; None where there are others."""
    if isinstance(row, torch.Tensor | np.ndarray):
        row = row.tolist()
    if isinstance(row, list | tuple) and len(row) == 1 and isinstance(row[0], list | tuple):
        row = row[0]
    numbers = [as_number(value)["value"] for value in row[:100]] if isinstance(row, list | tuple) else [None]
    return None if None in numbers else numbers


def losses_of_pair(pair):
    """-ln of class 1's probability in two rows; None where the rows are not two such rows."""
    usable = (
        isinstance(pair, list)
        and len(pair) == 2
        and all(
            isinstance(row, list) and len(row) >= 2 and all(type(v) is float and math.isfinite(v) for v in row)
            for row in pair
        )
    )
    if not usable or len(pair[0]) != len(pair[1]):
        return None
    rows = torch.tensor(pair, dtype=torch.float64)
    return [float(loss) for loss in rows.logsumexp(dim=1) - rows[:, 1]]


def pair_of(seen, which):
    pairs = seen.pairs
    return pairs[which] if isinstance(pairs, list) and len(pairs) == 2 else None


@other_scores.check(two_pairs_of_rows, points=0.5)
def the_other_scores_can_change_the_loss(seen, expected):
    """In the first pair class 1 has the same score in both rows, and yet their losses differ."""
    pair = pair_of(seen, 0)
    found = losses_of_pair(pair)
    if found is None:
        return Holds("the first pair", False, "two rows of numbers, equally long", "something else")
    return [
        Holds(
            "class 1's scores in the first pair",
            abs(pair[0][1] - pair[1][1]) < 1e-6,
            "the same",
            f"{pair[0][1]:g} and {pair[1][1]:g}",
        ),
        Holds(
            "the losses of the first pair",
            abs(found[0] - found[1]) > 0.005,
            "different",
            f"{found[0]:.4f} and {found[1]:.4f}",
        ),
    ]


@other_scores.check(two_pairs_of_rows, points=0.5)
def other_scores_can_differ_at_the_same_loss(seen, expected):
    """In the second pair the other scores differ, and yet the losses are the same."""
    pair = pair_of(seen, 1)
    found = losses_of_pair(pair)
    if found is None:
        return Holds("the second pair", False, "two rows of numbers, equally long", "something else")
    others = [row[:1] + row[2:] for row in pair]
    differ = any(abs(one - other) > 1e-3 for one, other in zip(*others, strict=True))
    return [
        Holds("the other scores in the second pair", differ, "different", "the same"),
        Holds(
            "the losses of the second pair",
            abs(found[0] - found[1]) < 1e-3,
            "the same",
            f"{found[0]:.4f} and {found[1]:.4f}",
        ),
    ]


minus_ln = lesson.question("q_minus_ln", points=0.5, lecture="Cross-entropy loss function", keyed=True)


@minus_ln.probe
def two_penalties(student, given):
    answer = student.q_minus_ln
    if not is_list(answer) or len(answer) != 2:
        raise Unusable("q_minus_ln has to be two numbers: (number, number)")
    return {"answer": [as_number(value)["value"] for value in answer]}


@minus_ln.check(two_penalties, points=0.5)
def penalties_are_right(seen, expected):
    """Both penalties are right, to two places after the point."""
    return Close("q_minus_ln", seen.answer, expected.answer, Tolerance(0.0, 0.0056))


class_index = lesson.question("q_class_index", points=0.5, lecture="Using the trained model", keyed=True)


@class_index.probe
def predicted_class(student, given):
    return {"answer": as_number(student.q_class_index)["value"]}


@class_index.check(predicted_class, points=0.5)
def class_number_is_right(seen, expected):
    """The number of the predicted class is right."""
    return Equal("q_class_index", seen.answer, expected.answer)
