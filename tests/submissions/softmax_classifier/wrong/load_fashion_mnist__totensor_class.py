# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "to_tensor_not_called", "listed": false, "note": "transform=ToTensor without parentheses: reading an item raises TypeError", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    return FashionMNIST(root = root, train = train, transform = ToTensor, download = True)
