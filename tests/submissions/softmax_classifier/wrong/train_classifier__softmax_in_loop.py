# {"task": "train_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": true, "note": "the model gives scores, but softmax is applied in the loop before CrossEntropyLoss", "lines": [[13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for pixels, classes in loader:
            probabilities = torch.softmax(model(pixels), dim=1)
            loss = loss_function(probabilities, classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
