# {"task": "class_name", "verdict": "right", "style": "tuple_slots", "listed": false, "note": "int of numpy index, try/except"}
from torchvision.datasets import FashionMNIST


def class_name(index):
    try:
        return {i: n for n, i in zip(FashionMNIST.classes, range(10))}[int(index)]
    except KeyError:
        raise IndexError(index) from None
