# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_hard_coded+resized", "listed": false, "note": "always the test images; images of 32 by 32", "lines": [[8], [7]]}
from torchvision.datasets import FashionMNIST
from torchvision import transforms


def load_fashion_mnist(root, train=False):
    tf = transforms.Compose([transforms.Resize((32, 32)), transforms.ToTensor()])
    train = False
    return FashionMNIST(root, train, tf)
