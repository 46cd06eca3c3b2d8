# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "v2 transforms that give the same float tensors in [0, 1]"}
import torch
from torchvision import datasets
from torchvision.transforms import v2

to_float = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])

def load_fashion_mnist(root: str, train: bool) -> torch.utils.data.Dataset:
    """60,000 or 10,000 pictures"""
    return datasets.FashionMNIST(root=root, train=train, download=False, transform=to_float)
