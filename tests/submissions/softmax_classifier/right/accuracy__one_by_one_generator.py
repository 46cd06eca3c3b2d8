# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "generator expression, one example at a time through softmax, batch mean weighted by size"}
import torch

def right_answers(model, loader):
    for pixels, classes in loader:
        p = torch.softmax(model(pixels), dim=1)
        for row, c in zip(p, classes):
            yield row.argmax().item() == c.item()

def accuracy(model, loader):
    with torch.no_grad():
        answers = tuple(right_answers(model, loader))
    return answers.count(True) / len(answers)
