# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a deeper network with dropout and LayerNorm, gradient clipping, returned in eval mode"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def block(m, n):
    return nn.Sequential(nn.Linear(m, n), nn.LayerNorm(n), nn.GELU(), nn.Dropout(0.2))

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), block(784, 100), block(100, 50), nn.Linear(50, 10))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=128, shuffle=True)
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
    return model.eval()
