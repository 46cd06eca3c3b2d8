# {"task": "class_name", "verdict": "wrong", "mistake": "reverse_lookup", "listed": false, "note": "class_to_idx maps names to numbers; looking up a number raises KeyError (and it is a property of an instance)", "lines": [[5]]}
from torchvision.datasets import FashionMNIST

def class_name(index):
    return FashionMNIST.class_to_idx[index]
