# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Right train followed by a small demo at top level that trains a toy model and prints."}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        s = n = 0
        for X, Y in loader:
            P = model(X)
            L = loss_function(P, Y)
            optimizer.zero_grad()
            L.backward()
            optimizer.step()
            s += L.item() * Y.numel()
            n += Y.numel()
        losses.append(s / n)
    return losses

toy_x = torch.linspace(0, 1, 10).reshape(-1, 1)
toy_model = nn.Linear(1, 1)
toy_losses = train(toy_model, DataLoader(TensorDataset(toy_x, 2 * toy_x), batch_size=4, shuffle=True),
                   nn.MSELoss(), torch.optim.SGD(toy_model.parameters(), lr=0.1), 3)
print("toy losses:", toy_losses)
