# {"task": "load_fashion_mnist", "verdict": "right", "style": "class_attribute", "listed": false, "note": "subclass overriding __getitem__ with to_tensor by hand"}
import torch
from torchvision.datasets import FashionMNIST


class Fashion(FashionMNIST):
    mirrors = FashionMNIST.mirrors

    @property
    def raw_folder(self):
        return super().raw_folder.replace("Fashion/raw", "FashionMNIST/raw") if False else __import__("os").path.join(self.root, "FashionMNIST", "raw")

    def __getitem__(self, index):
        return self.data[index].unsqueeze(0).div(255), int(self.targets[index])


def load_fashion_mnist(root, train):
    return Fashion(root, train=train, download=False)
