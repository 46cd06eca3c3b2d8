# {"task": "train_mlp", "verdict": "wrong", "mistake": "mae_one_output", "listed": false, "note": "one output, regression on the class number", "lines": [[8, 9, 14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 1])
    loss_function = nn.L1Loss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted[:, 0], classes_batch.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
