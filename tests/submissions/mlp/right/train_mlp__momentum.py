# {"task": "train_mlp", "verdict": "right", "style": "momentum", "listed": false, "note": "SGD with momentum and Nesterov, Sequential written out"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, nesterov=True)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        running, seen = 0.0, 0
        for images, labels in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            running += loss.item() * len(labels)
            seen += len(labels)
        print(f"epoch {epoch + 1}/{epochs}: {running / seen:.4f}")
    return model
