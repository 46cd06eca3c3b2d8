# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "inputs_0_255", "listed": false, "note": "PILToTensor gives uint8 values 0..255, not floats in [0, 1]", "lines": [[5]]}
from torchvision import datasets, transforms

def load_fashion_mnist(root, train):
    return datasets.FashionMNIST(root, train=train, transform=transforms.PILToTensor())
