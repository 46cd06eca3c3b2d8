# {"task": "train_mlp_on", "verdict": "right", "style": "collate_to_device", "listed": false, "note": "a collate function that moves the batch"}
import torch
from torch import nn
from torch.utils.data import DataLoader


from torch.utils.data import default_collate

def train_mlp_on(device, dataset, epochs):
    def collate(items):
        return [t.to(device) for t in default_collate(items)]
    loader = DataLoader(dataset, batch_size=64, shuffle=True, collate_fn=collate)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, nesterov=True, weight_decay=1e-4)
    for epoch in range(epochs):
        for x, y in loader:
            loss = nn.functional.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
