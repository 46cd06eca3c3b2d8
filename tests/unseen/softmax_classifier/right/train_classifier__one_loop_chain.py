# {"task": "train_classifier", "verdict": "right", "style": "one_loop_chain", "listed": false, "note": "one flat loop over chained epochs, gradient accumulation"}
from itertools import chain, repeat

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    generator = torch.Generator().manual_seed(2024)
    loader = DataLoader(dataset, batch_size=32, shuffle=True, generator=generator)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.LogSoftmax(dim=1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    optimizer.zero_grad()
    for number, (images, classes) in enumerate(chain.from_iterable(repeat(loader, epochs)), start=1):
        loss = nn.functional.nll_loss(model(images), classes) / 2
        loss.backward()
        if number % 2 == 0:
            optimizer.step()
            optimizer.zero_grad()
    return model
