# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "device_replaced+step_outside_batch_loop+not_shuffled", "listed": true, "note": "overwrites the device; one step per epoch; no shuffling", "lines": [[7], [19], [8]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    loader = DataLoader(dataset, batch_size=64)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
        optimizer.step()
    return model
