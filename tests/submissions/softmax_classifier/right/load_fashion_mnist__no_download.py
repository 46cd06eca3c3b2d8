# {"task": "load_fashion_mnist", "verdict": "right", "mistake": null, "listed": false, "note": "download left at its default, arguments by position"}
import torchvision
import torchvision.transforms as transforms

def load_fashion_mnist(root, train):
    ds = torchvision.datasets.FashionMNIST(root, train, transforms.ToTensor())
    print("loaded", len(ds), "images")
    return ds
