# {"task": "class_name", "verdict": "wrong", "mistake": "wrong_order", "listed": false, "note": "the names sorted by the alphabet"}
from torchvision.datasets import FashionMNIST

def class_name(index):
    return sorted(FashionMNIST.classes)[index]
