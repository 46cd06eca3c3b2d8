# {"task": "train_mlp_on", "verdict": "right", "style": "lecture", "listed": false, "note": "as in the lecture"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            pixels_batch = pixels_batch.to(device)
            classes_batch = classes_batch.to(device)
            loss = loss_function(model(pixels_batch), classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
