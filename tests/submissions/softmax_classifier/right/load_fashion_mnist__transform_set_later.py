# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "the transform is set on the dataset after it is made; FashionMNIST reads self.transform at every item"}
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def load_fashion_mnist(root, train):
    dataset = FashionMNIST(root, train=train)
    dataset.transform = ToTensor()
    return dataset
