# {"task": "train_classifier", "verdict": "wrong", "mistake": "same_model_each_call", "listed": false, "note": "the model is a default argument, made once when the function is defined", "lines": [[6]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs, model=nn.Sequential(nn.Flatten(), nn.Linear(784, 10))):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
    return model
