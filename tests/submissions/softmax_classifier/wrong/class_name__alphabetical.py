# {"task": "class_name", "verdict": "wrong", "mistake": "wrong_order", "listed": false, "note": "the names sorted by the alphabet", "lines": [[5]]}
from torchvision.datasets import FashionMNIST

def class_name(index):
    return sorted(FashionMNIST.classes)[index]
