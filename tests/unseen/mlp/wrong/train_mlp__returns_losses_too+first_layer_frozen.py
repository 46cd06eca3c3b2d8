# {"task": "train_mlp", "verdict": "wrong", "mistake": "returns_losses_too+first_layer_frozen", "listed": false, "note": "a pair is returned instead of the model; the first layer is not trained", "lines": [[21], [9, 10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model[1].weight.requires_grad = False   # data needs no gradient
    model[1].bias.requires_grad = False
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.1)
    losses = []
    for epoch in range(epochs):
        for pixels, classes in loader:
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return model, losses
