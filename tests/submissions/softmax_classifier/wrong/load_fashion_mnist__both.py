# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "returns_both_sets", "listed": false, "note": "returns a pair (train set, test set) instead of the one asked for", "lines": [[8]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    train_dataset = FashionMNIST(root=root, train=True, transform=ToTensor())
    test_dataset = FashionMNIST(root=root, train=False, transform=ToTensor())
    return train_dataset, test_dataset
