# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_test_swapped", "listed": true, "note": "the two branches of the if are the wrong way round", "lines": [[6, 7, 9]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    if train:
        split = False
    else:
        split = True
    return FashionMNIST(root, split, ToTensor(), download=True)
