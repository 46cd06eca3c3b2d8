# {"task": "train_mlp_on", "verdict": "right", "style": "amp_scaler", "listed": false, "note": "autocast and GradScaler where there is a GPU"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    cuda = device.type == "cuda"
    if cuda:
        torch.cuda.manual_seed_all(0)
    loader = DataLoader(dataset, batch_size=64, shuffle=True, pin_memory=cuda, num_workers=2)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    criterion = nn.CrossEntropyLoss()
    scaler = torch.amp.GradScaler(device.type, enabled=cuda)
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device, non_blocking=True), classes.to(device, non_blocking=True)
            optimizer.zero_grad(set_to_none=True)
            with torch.autocast(device.type, dtype=torch.float16, enabled=cuda):
                loss = criterion(model(pixels), classes)
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
    return model
