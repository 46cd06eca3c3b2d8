# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "inputs_0_255", "listed": false, "note": "ToDtype without scale=True leaves floats 0..255", "lines": [[7]]}
import torch
from torchvision.datasets import FashionMNIST
from torchvision.transforms import v2

def load_fashion_mnist(root, train):
    t = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32)])
    return FashionMNIST(root, train=train, transform=t)
