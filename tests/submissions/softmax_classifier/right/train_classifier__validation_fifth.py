# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a fifth kept aside with random_split; the best weights so far are kept and loaded at the end"}
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split

def train_classifier(dataset, epochs):
    n_val = len(dataset) // 5
    train_part, val_part = random_split(dataset, [len(dataset) - n_val, n_val])
    train_loader = DataLoader(train_part, batch_size=64, shuffle=True)
    val_loader = DataLoader(val_part, batch_size=256)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    best_score, best_weights = -1.0, copy.deepcopy(model.state_dict())
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        hits, seen = 0, 0
        with torch.no_grad():
            for x, y in val_loader:
                hits += (model(x).argmax(1) == y).sum().item()
                seen += len(y)
        score = hits / max(seen, 1)
        if score > best_score:
            best_score, best_weights = score, copy.deepcopy(model.state_dict())
    model.load_state_dict(best_weights)
    return model
