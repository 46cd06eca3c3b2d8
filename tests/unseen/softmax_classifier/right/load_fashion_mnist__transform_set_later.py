# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "sets the transform attribute after making the dataset"}
import torchvision
from torchvision.transforms import ToTensor


def load_fashion_mnist(root, train):
    """Erst laden, dann die Transformation setzen."""
    ds = torchvision.datasets.FashionMNIST(root, train=bool(train))
    ds.transform = ToTensor()
    print("loaded", len(ds), "images")
    return ds
