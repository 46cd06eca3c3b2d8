# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "no_to_tensor", "listed": true, "note": "no transform: items are PIL images, not tensors", "lines": [[5]]}
from torchvision.datasets import FashionMNIST

def load_fashion_mnist(root, train):
    return FashionMNIST(root=root, train=train, download=True)
