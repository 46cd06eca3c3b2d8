# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "set_grad_enabled by hand, put back as it was found"}
import torch

def accuracy(model, loader):
    was = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        good = 0
        seen = 0
        for i, batch in enumerate(loader):
            x, y = batch
            p = model(x)
            _, guess = torch.max(p, 1)
            good += (guess == y).type(torch.float).sum().item()
            seen += x.shape[0]
            if i == 0:
                print("first guesses", guess[:5])
    finally:
        torch.set_grad_enabled(was)
    return good / seen
