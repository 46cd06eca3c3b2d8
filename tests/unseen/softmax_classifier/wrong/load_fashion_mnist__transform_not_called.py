# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "transform_not_called", "listed": false, "note": "ToTensor is the class; the parentheses are missing", "lines": [[9, 11]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def load_fashion_mnist(root, train):
    """Images of FashionMNIST."""
    if train:
        dataset = FashionMNIST(root, train=True, download=True, transform=ToTensor)
    else:
        dataset = FashionMNIST(root, train=False, download=True, transform=ToTensor)
    return dataset
