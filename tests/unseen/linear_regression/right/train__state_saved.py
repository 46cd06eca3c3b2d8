# {"task": "train", "verdict": "right", "style": "state_saved", "listed": false, "note": "saves and loads the state around each epoch, deque"}
import io
from collections import deque

import torch


def train(model, loader, loss_function, optimizer, epochs):
    history = deque()
    for _ in range(epochs):
        sums = torch.zeros(2, dtype=torch.double)
        for batch in loader:
            n = batch[0].shape[0]
            sums += torch.tensor([n * train_step(model, batch, loss_function, optimizer), n], dtype=torch.double)
        buffer = io.BytesIO()
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, buffer)
        buffer.seek(0)
        saved = torch.load(buffer)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        history.append((sums[0] / sums[1]).item())
    return list(history)
