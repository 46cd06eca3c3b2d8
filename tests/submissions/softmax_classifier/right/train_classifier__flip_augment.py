# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "half of the images are mirrored left to right, warm-up of the learning rate with LambdaLR per batch"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.03)
    warm_up = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 100))
    for epoch in range(epochs):
        for x, y in loader:
            mirror = torch.rand(len(x)) < 0.5
            x = torch.where(mirror[:, None, None, None], x.flip(-1), x)
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            warm_up.step()
    return model
