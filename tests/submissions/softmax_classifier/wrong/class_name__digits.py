# {"task": "class_name", "verdict": "wrong", "mistake": "wrong_dataset", "listed": false, "note": "the names of MNIST's digits", "lines": [[5]]}
from torchvision.datasets import MNIST

def class_name(index):
    return MNIST.classes[index]
