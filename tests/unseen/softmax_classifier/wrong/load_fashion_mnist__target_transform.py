# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "target_transform", "listed": false, "note": "the transform is given for the classes, not the images", "lines": [[8]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def load_fashion_mnist(root, train):
    options = dict(root=root, train=train, download=False)
    options["target_transform"] = ToTensor()
    return FashionMNIST(**options)
