# {"task": "train_mlp", "verdict": "right", "style": "sampler_collate", "listed": false, "note": "RandomSampler and a collate function that flattens"}
import torch
from torch import nn
from torch.utils.data import DataLoader
from torch.utils.data import RandomSampler

def collate(items):
    images = torch.stack([image.flatten() for image, _ in items])
    return images, torch.LongTensor([int(label) for _, label in items])

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, sampler=RandomSampler(dataset), collate_fn=collate)
    model = make_mlp([784, 100, 10])
    optimizer = torch.optim.Adamax(model.parameters(), lr=2e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
