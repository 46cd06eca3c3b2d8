# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "builds a confusion table and divides its trace by its sum"}
import torch

def accuracy(model, loader) -> float:
    table = torch.zeros(10, 10, dtype=torch.long)
    with torch.no_grad():
        for pixels, classes in loader:
            guesses = model(pixels).sort(dim=1, descending=True).indices[:, 0]
            for t, g in zip(classes.tolist(), guesses.tolist()):
                table[t, g] += 1
    return (table.trace() / table.sum()).item()
