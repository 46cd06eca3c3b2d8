# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_hard_coded+resized+normalized", "listed": false, "note": "train ignored; 32x32; pixels from -1 to 1", "lines": [[11], [8], [10]]}
from torchvision import datasets
from torchvision.transforms import Compose, Normalize, Resize, ToTensor


def load_fashion_mnist(root, train):
    steps = []
    steps.append(Resize(32))
    steps.append(ToTensor())
    steps.append(Normalize([0.5], [0.5]))
    trainset = datasets.FashionMNIST(root, download=False, train=True, transform=Compose(steps))
    return trainset
