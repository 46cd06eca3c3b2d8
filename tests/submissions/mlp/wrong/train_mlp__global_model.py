# {"task": "train_mlp", "verdict": "wrong", "mistake": "global_model", "listed": false, "note": "one global model: the second call goes on with the first one's weights", "lines": [[6]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
