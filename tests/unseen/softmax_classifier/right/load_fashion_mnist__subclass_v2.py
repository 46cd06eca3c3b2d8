# {"task": "load_fashion_mnist", "verdict": "right", "style": "subclass_v2", "listed": false, "note": "subclass with v2 Compose"}
import torch
from torchvision.datasets import FashionMNIST
from torchvision.transforms import v2


class Clothes(FashionMNIST):
    """FashionMNIST, same files."""

    @property
    def raw_folder(self):
        import os
        return os.path.join(self.root, "FashionMNIST", "raw")


def load_fashion_mnist(root, train):
    transform = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
    return Clothes(root=root, train=train, transform=transform, download=False)
