# {"task": "train_classifier", "verdict": "wrong", "mistake": "unshuffled+epochs_ignored+zero_grad_once_per_epoch", "listed": true, "note": "loader without shuffle; always 10 epochs as on the slide; gradients reset only once per epoch", "lines": [[8], [12], [13, 14, 17, 18]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    mnist_train_loader = DataLoader(dataset, batch_size=64)
    model = nn.Sequential(nn.Flatten(), nn.Linear(28*28, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr = 0.1)
    for epoch in range(10):
        optimizer.zero_grad()
        for pixels_batch, classes_batch in mnist_train_loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch)
            loss.backward()
            optimizer.step()
    return model
