# {"task": "train_mlp", "verdict": "wrong", "mistake": "hidden_one", "listed": false, "note": "a hidden layer of one neuron cannot tell ten classes apart", "lines": [[8]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 1, 10])
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
