# {"task": "train_classifier", "verdict": "right", "style": "standardised_inside", "listed": false, "note": "normalisation inside the model as buffers, data from dataset.data"}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Standardised(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear((x.flatten(1) - self.mean) / self.std)


def train_classifier(dataset, epochs):
    pixels = torch.stack([image for image, _ in (dataset[i] for i in range(len(dataset)))])
    classes = torch.as_tensor([int(c) for _, c in (dataset[i] for i in range(len(dataset)))])
    loader = DataLoader(TensorDataset(pixels, classes), batch_size=64, shuffle=True)
    model = Standardised(pixels.mean(), pixels.std())
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        train_epoch(model, loader, loss_function, optimizer)
    return model
