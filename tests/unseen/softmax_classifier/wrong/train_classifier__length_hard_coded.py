# {"task": "train_classifier", "verdict": "wrong", "mistake": "length_hard_coded", "listed": false, "note": "the split assumes 60,000 images", "lines": [[8]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, random_split


def train_classifier(dataset, epochs):
    train_part, val_part = random_split(dataset, [55000, 5000])
    train_loader = DataLoader(train_part, batch_size=32, shuffle=True)
    model = make_linear_classifier()
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(epochs):
        loss = train_epoch(model, train_loader, loss_function, optimizer)
        print("Epoche", epoch + 1, "Loss", loss)
    return model
