# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "seeds first (a new model with the same numbers is still new), recursion over the epochs, autograd.grad"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def go(model, loader, optimizer, left):
    if left == 0:
        return model
    for x, y in loader:
        loss = nn.functional.nll_loss(torch.log_softmax(model(x), 1), y)
        params = list(model.parameters())
        for p, g in zip(params, torch.autograd.grad(loss, params)):
            p.grad = g
        optimizer.step()
    return go(model, loader, optimizer, left - 1)

def train_classifier(dataset, epochs):
    torch.manual_seed(42)
    gen = torch.Generator().manual_seed(42)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    return go(model, DataLoader(dataset, batch_size=64, shuffle=True, generator=gen),
              torch.optim.Adagrad(model.parameters(), lr=0.01), epochs)
