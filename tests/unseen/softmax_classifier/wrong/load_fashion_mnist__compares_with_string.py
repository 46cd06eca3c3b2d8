# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "compares_with_string", "listed": false, "note": "train is a bool, never the string 'train', so it is always the test set", "lines": [[8]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def load_fashion_mnist(root, train):
    # train oder test?
    if train == "train":
        is_train = True
    else:
        is_train = False
    daten = FashionMNIST(root=root, train=is_train, transform=ToTensor())
    return daten
