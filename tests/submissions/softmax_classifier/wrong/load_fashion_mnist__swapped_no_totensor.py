# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_test_swapped+no_to_tensor", "listed": true, "note": "gives the other split, and PIL images", "lines": [[5, 6, 7], [6, 7]]}
import torchvision

def load_fashion_mnist(root, train):
    if train is False:
        return torchvision.datasets.FashionMNIST(root, train=True, download=True)
    return torchvision.datasets.FashionMNIST(root, train=False, download=True)
