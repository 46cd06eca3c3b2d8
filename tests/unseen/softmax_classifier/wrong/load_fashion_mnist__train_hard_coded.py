# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_hard_coded", "listed": false, "note": "copied from the slide: train=True whatever is asked for", "lines": [[7]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def load_fashion_mnist(root, train):
    train_dataset = FashionMNIST(root = root, train = True, transform = ToTensor(), download = True)
    return train_dataset
