# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "the lecture's call, download=True"}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root=root, train=train, transform=ToTensor(), download=True)
