# {"task": "train_mlp", "verdict": "wrong", "mistake": "part_of_data", "listed": false, "note": "the first thousand images only", "lines": [[7]]}
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

def train_mlp(dataset, epochs):
    dataset = torch.utils.data.Subset(dataset, range(min(1000, len(dataset) // 10)))
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
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
