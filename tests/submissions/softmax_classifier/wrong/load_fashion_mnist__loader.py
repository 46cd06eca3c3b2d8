# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "returns_loader", "listed": false, "note": "returns a DataLoader of batches instead of the dataset", "lines": [[8]]}
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    ds = FashionMNIST(root=root, train=train, transform=ToTensor())
    return DataLoader(ds, batch_size=64, shuffle=train)
