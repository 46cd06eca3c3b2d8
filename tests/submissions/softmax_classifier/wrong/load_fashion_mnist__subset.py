# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "only_part_of_data", "listed": false, "note": "keeps only the first 1,000 images", "lines": [[8]]}
from torch.utils.data import Subset
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    full = FashionMNIST(root=root, train=train, transform=ToTensor())
    return Subset(full, range(1000))     # smaller = faster
