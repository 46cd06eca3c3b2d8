# {"task": "predict_class", "verdict": "wrong", "mistake": "returns_name", "listed": false, "note": "returns the name of the class, not its number", "lines": [[7]]}
import torch
from torchvision.datasets import FashionMNIST

def predict_class(model, image):
    k = model(image.unsqueeze(0)).argmax(1).item()
    return FashionMNIST.classes[k]
