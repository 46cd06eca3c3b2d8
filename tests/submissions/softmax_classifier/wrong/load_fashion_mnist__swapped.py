# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_test_swapped", "listed": true, "note": "train=not train: gives the test set for train=True", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root=root, train=not train, transform=ToTensor(), download=True)
