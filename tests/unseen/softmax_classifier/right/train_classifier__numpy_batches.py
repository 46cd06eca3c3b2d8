# {"task": "train_classifier", "verdict": "right", "style": "numpy_batches", "listed": false, "note": "NumPy's permutation and lists of items, mean squared error"}
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def train_classifier(dataset, epochs):
    rng = np.random.default_rng()
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        order = rng.permutation(len(dataset))
        for chosen in np.array_split(order, max(1, len(order) // 64)):
            images, labels = zip(*(dataset[int(i)] for i in chosen))
            targets = F.one_hot(torch.tensor(labels), 10).float()
            optimizer.zero_grad()
            ((model(torch.stack(images)) - targets) ** 2).sum(1).mean().backward()
            optimizer.step()
    return model
