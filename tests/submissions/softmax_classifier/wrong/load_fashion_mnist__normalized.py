# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "normalized_outside_0_1", "listed": false, "note": "Normalize(0.5, 0.5) moves the pixels to [-1, 1]; the contract says [0, 1]", "lines": [[6, 7]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import Compose, ToTensor, Normalize

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=train,
                        transform=Compose([ToTensor(), Normalize((0.5,), (0.5,))]))
