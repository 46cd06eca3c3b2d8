# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_hard_coded", "listed": false, "note": "train=True copied from the lecture: the test set is never given", "lines": [[6]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    train_dataset = FashionMNIST(root = root, train = True, transform = ToTensor(), download = True)
    return train_dataset
