# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "image_flattened", "listed": false, "note": "images are flattened to (784,) in the transform; the contract says (1, 28, 28)", "lines": [[7]]}
import torch
from torchvision.datasets import FashionMNIST
from torchvision.transforms import Compose, ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=train, transform=Compose([ToTensor(), torch.flatten]))
