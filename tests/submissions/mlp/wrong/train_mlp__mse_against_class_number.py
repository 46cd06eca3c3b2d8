# {"task": "train_mlp", "verdict": "wrong", "mistake": "mse_against_class_number", "listed": false, "note": "mean squared error of ten scores against the class number", "lines": [[9, 14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
    loss_function = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch.float().unsqueeze(1).expand(-1, 10))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
