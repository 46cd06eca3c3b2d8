# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "uses dataset.data and dataset.targets only if they are there and look like 0..255 bytes; otherwise reads the items"}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def as_tensors(dataset):
    data = getattr(dataset, "data", None)
    targets = getattr(dataset, "targets", None)
    if torch.is_tensor(data) and torch.is_tensor(targets) and data.dtype == torch.uint8 \
            and len(data) == len(dataset) == len(targets):
        return data.unsqueeze(1).float() / 255, targets.long()
    pairs = [dataset[i] for i in range(len(dataset))]
    return torch.stack([p[0] for p in pairs]), torch.as_tensor([int(p[1]) for p in pairs])

def train_classifier(dataset, epochs):
    loader = DataLoader(TensorDataset(*as_tensors(dataset)), batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-2)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
