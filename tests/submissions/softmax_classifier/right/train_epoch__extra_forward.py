# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "Also counts right answers, for printing, in eval mode between."}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total, n, right = torch.zeros(()), 0, 0
    for pixels, classes in loader:
        scores = model(pixels)
        loss = loss_function(scores, classes)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():
            right += (scores.argmax(1) == classes).sum().item()
            total += loss * len(classes)
        n += len(classes)
    print(right / n)
    return total.item() / n
