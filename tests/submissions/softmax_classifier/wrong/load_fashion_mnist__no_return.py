# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "the dataset is made and thrown away; the function gives None", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    dataset = FashionMNIST(root=root, train=train, transform=ToTensor(), download=True)
