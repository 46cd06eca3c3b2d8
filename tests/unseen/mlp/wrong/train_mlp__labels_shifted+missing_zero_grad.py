# {"task": "train_mlp", "verdict": "wrong", "mistake": "labels_shifted+missing_zero_grad", "listed": true, "note": "every image is trained with the class after its own; gradients are never reset", "lines": [[14], [13, 17, 18]]}
import torch
from torch import nn
from torch.optim import SGD
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    ce = nn.CrossEntropyLoss()
    sgd = SGD(model.parameters(), lr=0.1)
    for e in range(epochs):
        for img, lab in loader:
            lab = (lab + 1) % 10
            out = model(img)
            l = ce(out, lab)
            l.backward()
            sgd.step()
    return model
