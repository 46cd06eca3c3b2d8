# {"task": "train_classifier", "verdict": "right", "style": "small_cnn", "listed": false, "note": "a small convolutional network, random flips on the batch"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    model = nn.Sequential(
        nn.Conv2d(1, 8, 5, stride=3), nn.ReLU(), nn.Flatten(), nn.Dropout(0.1), nn.Linear(8 * 8 * 8, 10)
    )
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.NAdam(model.parameters(), lr=2e-3)
    model.train()
    for _ in range(epochs):
        for x, y in loader:
            flipped = torch.rand(len(x)) < 0.5
            x = torch.where(flipped.view(-1, 1, 1, 1), x.flip(-1), x)
            optimizer.zero_grad(set_to_none=True)
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
    model.eval()
    return model
