# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "wrong_dataset", "listed": false, "note": "MNIST (digits) instead of FashionMNIST", "lines": [[6]]}
from torchvision.datasets import MNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    return MNIST(root=root, train=train, transform=ToTensor(), download=True)
