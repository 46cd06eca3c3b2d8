# {"task": "train_classifier", "verdict": "wrong", "mistake": "only_part_of_data", "listed": false, "note": "random_split into four fifths and one fifth, but trains on the small part", "lines": [[8]]}
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split

def train_classifier(dataset, epochs):
    n = len(dataset)
    val_set, train_set = random_split(dataset, [n - n // 5, n // 5])
    loader = DataLoader(train_set, batch_size=64, shuffle=True)
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
