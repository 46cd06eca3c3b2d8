# {"task": "train_mlp", "verdict": "wrong", "mistake": "model_outside_function", "listed": false, "note": "the model is made once, outside: a second call goes on with the same one", "lines": [[6, 11, 18]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

mlp_model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
mlp_loss = nn.CrossEntropyLoss()

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(mlp_model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            loss = mlp_loss(mlp_model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return mlp_model
