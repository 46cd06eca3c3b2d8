# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "returned_on_cpu", "listed": false, "note": "brings the model back to the CPU; it has to stay on the device", "lines": [[18]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model.cpu()
