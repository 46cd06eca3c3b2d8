# {"task": "class_name", "verdict": "wrong", "mistake": "prints_instead_of_returning", "listed": false, "note": "prints the name and gives None", "lines": [[5]]}
from torchvision.datasets import FashionMNIST

def class_name(index):
    print(FashionMNIST.classes[index])
