# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "name_error", "listed": false, "note": "ToTensor is used through a module name that was never imported", "lines": [[5]]}
from torchvision.datasets import FashionMNIST

def load_fashion_mnist(root, train):
    return FashionMNIST(root=root, train=train, transform=tv_transforms.ToTensor(), download=True)
