# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "trains_a_copy", "listed": false, "note": "the optimizer holds the original's parameters, the copy is what computes", "lines": [[10, 11]]}
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    gpu_model = copy.deepcopy(model).to(device)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            loss = loss_function(gpu_model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return gpu_model
