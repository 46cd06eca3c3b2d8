# {"task": "train_classifier", "verdict": "wrong", "mistake": "nll_loss_on_scores", "listed": false, "note": "NLLLoss wants log-probabilities and gets scores", "lines": [[9, 10, 15]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.NLLLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(epochs):
        for pixels, classes in loader:
            scores = model(pixels)
            loss = loss_function(scores, classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
