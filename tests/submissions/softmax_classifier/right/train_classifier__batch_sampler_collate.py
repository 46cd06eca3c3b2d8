# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "RandomSampler, BatchSampler and a collate function of one's own"}
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, BatchSampler

def to_batch(examples):
    pictures, numbers = zip(*examples)
    return torch.stack(pictures).flatten(1), torch.LongTensor([int(k) for k in numbers])

def train_classifier(dataset, epochs):
    sampler = BatchSampler(RandomSampler(dataset), batch_size=64, drop_last=False)
    loader = DataLoader(dataset, batch_sampler=sampler, collate_fn=to_batch)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.RMSprop(model.parameters(), lr=5e-4)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
    return model
