# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "a subclass of FashionMNIST that sets the transform itself"}
from torchvision.datasets import FashionMNIST as TorchvisionFashion
from torchvision.transforms import ToTensor, Compose

class FashionMNIST(TorchvisionFashion):
    """keeps the transform in one place"""
    def __init__(self, root, train):
        super().__init__(root, train=train, transform=Compose([ToTensor()]), download=True)

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train)
