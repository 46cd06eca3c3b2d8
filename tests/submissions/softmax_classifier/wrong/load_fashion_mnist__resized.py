# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "image_resized", "listed": false, "note": "Resize((32, 32)) left from a tutorial: images are (1, 32, 32)", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import Compose, Resize, ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=train, transform=Compose([Resize((32, 32)), ToTensor()]))
