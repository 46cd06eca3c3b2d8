# {"task": "train_epoch", "verdict": "wrong", "mistake": "two_steps+loss_truncated", "listed": false, "note": "two updates for each batch; int() cuts off the decimals", "lines": [[12, 13], [14]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    sum_loss = 0
    examples = 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        optimizer.step()
        sum_loss += int(loss) * len(X)
        examples += len(X)
    return sum_loss / examples
