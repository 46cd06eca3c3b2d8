# {"task": "train_mlp", "verdict": "right", "style": "own_loss", "listed": false, "note": "cross-entropy by hand with logsumexp"}
import torch
from torch.utils.data import DataLoader

def penalty(scores, classes):
    right = scores[torch.arange(len(classes)), classes]
    return (torch.logsumexp(scores, dim=1) - right).mean()

def train_mlp(dataset, epochs):
    model = make_mlp([784, 100, 10])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-5)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = penalty(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
