# {"task": "train_mlp_on", "verdict": "right", "style": "collate_to_device", "listed": false, "note": "a collate function that moves the batch; factory kwargs device"}
import torch
from torch import nn
from torch.utils.data import DataLoader
from torch.utils.data.dataloader import default_collate


def train_mlp_on(device, dataset, epochs):
    def collate(items):
        pixels, classes = default_collate(items)
        return pixels.to(device), classes.to(device)

    loader = DataLoader(dataset, batch_size=64, shuffle=True, collate_fn=collate)
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128, device=device),
        nn.ReLU(),
        nn.Linear(128, 64, device=device),
        nn.ReLU(),
        nn.Linear(64, 10, device=device),
    )
    criterion = nn.CrossEntropyLoss().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
    for epoch in range(epochs):
        for pixels, classes in loader:
            optimizer.zero_grad()
            loss = criterion(model(pixels), classes)
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch + 1}: {loss.item():.3f}")
    return model
