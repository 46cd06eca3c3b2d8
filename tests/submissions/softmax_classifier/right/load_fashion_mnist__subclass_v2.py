# {"task": "load_fashion_mnist", "verdict": "right", "style": "subclass_v2", "listed": false, "note": "a subclass with v2 transforms"}
import torch
from torch import nn
import torch.nn.functional as F

from torchvision.datasets import FashionMNIST
from torchvision.transforms import v2
class Clothes(FashionMNIST):
    def __init__(self, root, train):
        super().__init__(root=root, train=train, transform=v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]))
def load_fashion_mnist(root, train):
    return Clothes(root, bool(train))
