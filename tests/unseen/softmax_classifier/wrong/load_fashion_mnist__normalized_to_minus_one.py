# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "normalized_to_minus_one", "listed": false, "note": "Normalize(0.5, 0.5) from a tutorial: pixels from -1 to 1", "lines": [[8]]}
from torchvision import datasets, transforms


def load_fashion_mnist(root, train):
    transform = transforms.Compose([
        transforms.ToTensor(),
        transforms.Normalize((0.5,), (0.5,)),
    ])
    return datasets.FashionMNIST(root, download=False, train=train, transform=transform)
