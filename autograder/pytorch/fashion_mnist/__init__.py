"""FashionMNIST as a resource that lessons name: `resources=[fashion_mnist]`."""

from collections.abc import Callable
from pathlib import Path

import torch

from autograder.core.language import tr
from autograder.lesson.resources import Found, Resource
from autograder.pytorch.fashion_mnist import locate
from autograder.pytorch.fashion_mnist.data import StudentSide, student_side, test_labels


class FashionMNIST(Resource):
    """The images and their classes; a place is a folder with the four idx files, or the word `sample`."""

    name = "fashion_mnist"
    title = "FashionMNIST"
    advice = locate.ADVICE

    def find(self, root: Path) -> Found:
        """See `locate.find`."""
        return locate.find(root)

    def fetch(self, root: Path, say: Callable[[str], None]) -> Found:
        """See `locate.fetch`."""
        return locate.fetch(root, say)

    def sample(self) -> Found:
        """The small one in the package."""
        return locate.the_sample(tr("the packaged sample"))

    def open(self, place: str) -> StudentSide:
        """Training images and labels, and test images."""
        return student_side(place)

    def prepare(self, place: str) -> None:
        """Also as the dataset that trainings are given."""
        # torchvision takes a second to load: only those who train wait for it.
        from autograder.pytorch.fashion_mnist.dataset import training_set

        training_set(place)

    def judge_only(self, place: str) -> torch.Tensor:
        """The labels of the test images, int64."""
        return test_labels(place)


fashion_mnist = FashionMNIST()
