# {"task": "train_classifier", "verdict": "wrong", "mistake": "images_shuffled_without_labels", "listed": false, "note": "the images are permuted, the classes are not", "lines": [[11, 12]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    images = dataset.data.float().unsqueeze(1) / 255
    labels = dataset.targets
    order = torch.randperm(len(images))
    images = images[order]
    pairs = list(zip(images, labels))
    loader = DataLoader(pairs, batch_size=64, shuffle=True)

    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_fn = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
    return model
