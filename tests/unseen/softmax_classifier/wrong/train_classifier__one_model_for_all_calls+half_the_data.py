# {"task": "train_classifier", "verdict": "wrong", "mistake": "one_model_for_all_calls+half_the_data", "listed": false, "note": "the model is a default argument, made once; only half of the images are used", "lines": [[7], [8, 9]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs, model=nn.Sequential(nn.Flatten(), nn.Linear(784, 10))):
    half = torch.utils.data.Subset(dataset, range(len(dataset) // 2))
    loader = DataLoader(half, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    for e in range(epochs):
        for xb, yb in loader:
            pred = model(xb)
            loss = loss_function(pred, yb)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
    return model
