# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the pixels are centred and scaled inside the model, so testing does the same"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Normalised(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor(0.286))
        self.register_buffer("std", torch.tensor(0.353))
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(self.flatten((x - self.mean) / self.std))

def train_classifier(dataset, epochs):
    model = Normalised()
    loader = DataLoader(dataset, batch_size=128, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for images, labels in loader:
            output = model(images)
            loss = loss_function(output, labels)
            model.zero_grad()
            loss.backward()
            optimizer.step()
    return model
