# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "mean squared error against one-hot rows: gets a remark, no more"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    mse = nn.MSELoss()
    for epoch in range(epochs):
        for pixels, classes in loader:
            wanted = torch.eye(10)[classes]
            loss = mse(model(pixels), wanted)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
