# {"task": "train_mlp", "verdict": "wrong", "mistake": "pixels_divided_again", "listed": false, "note": "the pixels are between 0 and 1 already; divided by 255 they are nearly 0 in training only", "lines": [[14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.train()
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels / 255.0
            scores = model(pixels)
            loss = loss_function(scores, classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.eval()
    return model
