# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "if/else on train and functools.partial, needlessly long but the same dataset"}
from functools import partial
from pathlib import Path
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    make = partial(FashionMNIST, root=str(Path(root)), transform=ToTensor())
    if train == True:
        mnist_train_dataset = make(train=True)
        return mnist_train_dataset
    else:
        mnist_test_dataset = make(train=False)
        return mnist_test_dataset
