# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "only_last_batch_of_epoch", "listed": false, "note": "wrong indentation: only the last batch of each epoch is trained with", "lines": [[15, 16, 17, 18, 19]]}
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
            pixels = pixels.to(device)
            classes = classes.to(device)
        scores = model(pixels)
        loss = loss_function(scores, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
