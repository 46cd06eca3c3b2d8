# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "puts the mode of every part back in a finally"}
import torch


@torch.no_grad()
def accuracy(model, loader):
    modes = {part: part.training for part in model.modules()}
    model.eval()
    right = wrong = 0
    try:
        for pixels, classes in loader:
            for guess, truth in zip(model(pixels).tolist(), classes.tolist()):
                if guess.index(max(guess)) == truth:
                    right += 1
                else:
                    wrong += 1
    finally:
        for part, mode in modes.items():
            part.training = mode
    return right / (right + wrong)
