# {"task": "class_name", "verdict": "right", "style": "torchvision_classes", "listed": false, "note": "taken from the class attribute"}
from torchvision.datasets import FashionMNIST

class_name = FashionMNIST.classes.__getitem__
