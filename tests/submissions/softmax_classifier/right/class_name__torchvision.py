# {"task": "class_name", "verdict": "right", "mistake": null, "listed": false, "note": "asks torchvision itself, no dataset needed"}
from torchvision.datasets import FashionMNIST

class_name = lambda index: FashionMNIST.classes[int(index)]

print(class_name(9))
