# {"task": "train_mlp", "verdict": "wrong", "mistake": "zero_grad_per_epoch+ten_epochs_hard_coded+returns_optimizer", "listed": false, "note": "gradients are reset once per epoch; always ten epochs; the model is not what is returned", "lines": [[12, 13, 16, 17], [11], [18]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(10):
        optimizer.zero_grad()
        for pixels_batch, classes_batch in loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch)
            loss.backward()
            optimizer.step()
    return optimizer
