# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "divided_by_255_twice", "listed": false, "note": "ToTensor has divided by 255 already; the second division leaves values up to 1/255", "lines": [[6, 8]]}
from torchvision.datasets import FashionMNIST
from torchvision import transforms

def load_fashion_mnist(root, train):
    transform = transforms.Compose([
        transforms.ToTensor(),
        transforms.Lambda(lambda x: x / 255),   # pixels to [0, 1]
    ])
    return FashionMNIST(root, train=train, transform=transform, download=True)
