# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "a hand-written transform that gives exactly what ToTensor gives"}
import numpy as np
import torch
from torchvision.datasets import FashionMNIST

def image_to_tensor(picture):
    pixels = np.array(picture, dtype=np.uint8)           # (28, 28)
    return torch.from_numpy(pixels).unsqueeze(0).float().div(255)

def load_fashion_mnist(root, train):
    return FashionMNIST(root=root, train=train, transform=image_to_tensor, download=True)
