# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "per_image_normalised", "listed": false, "note": "each image stretched to its own maximum", "lines": [[7]]}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor
from torchvision import transforms

def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=train, transform=transforms.Compose([ToTensor(), lambda t: t / t.max()]))
