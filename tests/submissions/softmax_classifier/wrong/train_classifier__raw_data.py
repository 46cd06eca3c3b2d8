# {"task": "train_classifier", "verdict": "wrong", "mistake": "inputs_0_255", "listed": true, "note": "takes dataset.data.float() (0..255) when it exists, else 255 times the items: never scaled to [0, 1]", "lines": [[8, 10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def train_classifier(dataset, epochs):
    if hasattr(dataset, "data") and hasattr(dataset, "targets"):
        X, y = dataset.data.float(), torch.as_tensor(dataset.targets)
    else:
        X = torch.stack([im for im, _ in (dataset[i] for i in range(len(dataset)))]) * 255
        y = torch.tensor([dataset[i][1] for i in range(len(dataset))])
    X = X.reshape(len(X), 1, 28, 28)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for xb, yb in DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True):
            opt.zero_grad()
            loss_function(model(xb), yb).backward()
            opt.step()
    return model
