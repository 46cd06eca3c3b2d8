# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the whole recipe of the lecture, SGD 0.1, batches of 64"}
import torch
from torch import nn
from torch.optim import SGD
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "last loss", loss.item())
    return model
