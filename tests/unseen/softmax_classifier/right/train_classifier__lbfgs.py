# {"task": "train_classifier", "verdict": "right", "style": "lbfgs", "listed": false, "note": "LBFGS on large batches"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loader = DataLoader(dataset, batch_size=2000, shuffle=True)
    optimizer = torch.optim.LBFGS(model.parameters(), lr=0.5, max_iter=4, history_size=5, line_search_fn="strong_wolfe")
    for _ in range(epochs):
        for x, y in loader:

            def closure():
                optimizer.zero_grad()
                penalty = 1e-4 * model[1].weight.pow(2).sum()
                loss = nn.functional.cross_entropy(model(x), y) + penalty
                loss.backward()
                return loss

            optimizer.step(closure)
    return model
