# {"task": "train_classifier", "verdict": "wrong", "mistake": "only_part_of_data", "listed": false, "note": "trains on the first 1,000 items only 'to be faster'", "lines": [[7]]}
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

def train_classifier(dataset, epochs):
    small = Subset(dataset, range(min(1000, len(dataset) // 10)))
    loader = DataLoader(small, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
