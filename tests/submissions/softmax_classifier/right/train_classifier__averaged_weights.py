# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "returns the running average of the weights (AveragedModel), which is a model like any other"}
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            average.update_parameters(model)
    return average
