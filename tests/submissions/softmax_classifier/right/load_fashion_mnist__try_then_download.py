# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "looks for the files first and downloads only if they are missing"}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    try:
        data = FashionMNIST(root, train=train, transform=ToTensor(), download=False)
    except RuntimeError:
        data = FashionMNIST(root, train=train, transform=ToTensor(), download=True)
    return data
