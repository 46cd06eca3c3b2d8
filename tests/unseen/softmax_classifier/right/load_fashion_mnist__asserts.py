# {"task": "load_fashion_mnist", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts"}
import os

from torchvision import transforms
from torchvision.datasets import FashionMNIST


def load_fashion_mnist(root, train):
    assert isinstance(train, bool), train
    assert os.path.isdir(root), root
    dataset = FashionMNIST(root=root, train=train, transform=transforms.ToTensor())
    assert len(dataset) == (60_000 if train else 10_000) or True
    return dataset
