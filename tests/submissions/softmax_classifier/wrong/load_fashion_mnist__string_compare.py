# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_compared_with_string", "listed": false, "note": "train == \"train\" is never true for a bool, so it always gives the test set", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=(train == "train"), transform=ToTensor())
