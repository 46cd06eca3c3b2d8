# {"task": "train_classifier", "verdict": "wrong", "mistake": "one_model_for_all_calls", "listed": false, "note": "the model is made outside the function, so a second call trains the same one on", "lines": [[7, 13, 20]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


model = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=50, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for pixels, classes in loader:
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
