# {"task": "train_epoch", "verdict": "wrong", "mistake": "trains_given_reports_other", "listed": false, "note": "trains with the given loss, reports cross-entropy", "lines": [[12]]}
import torch.nn.functional as F

def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    for x, y in loader:
        scores = model(x)
        loss = loss_function(scores, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += F.cross_entropy(scores, y).item() * len(x)
        n += len(x)
    return total / n
