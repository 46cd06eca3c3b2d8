# {"task": "accuracy_on", "verdict": "right", "style": "tolist_zip", "listed": false, "note": "Python lists"}
import torch

def accuracy_on(device, model, loader):
    answers = []
    with torch.no_grad():
        for x, y in loader:
            guesses = model(x.to(device)).argmax(1).tolist()
            answers += [g == t for g, t in zip(guesses, y.tolist())]
    return answers.count(True) / len(answers)
