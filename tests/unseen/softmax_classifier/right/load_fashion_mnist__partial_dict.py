# {"task": "load_fashion_mnist", "verdict": "right", "style": "partial_dict", "listed": false, "note": "dictionary of kwargs"}
from torchvision import datasets, transforms

OPTIONS = dict(transform=transforms.Compose([transforms.ToTensor(), transforms.Lambda(lambda image: image.float())]))


def load_fashion_mnist(*args, **kwargs):
    return datasets.FashionMNIST(*args, **kwargs, **OPTIONS)
