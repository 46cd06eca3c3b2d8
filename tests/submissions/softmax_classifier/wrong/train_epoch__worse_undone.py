# {"task": "train_epoch", "verdict": "wrong", "mistake": "worse_undone", "listed": false, "note": "undoes an update that raised the batch's loss", "lines": [[14, 15]]}
import copy
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    for x, y in loader:
        before = copy.deepcopy(model.state_dict())
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            if loss_function(model(x), y) > loss:
                model.load_state_dict(before)
        total += loss.item() * len(x)
        n += len(x)
    return total / n
