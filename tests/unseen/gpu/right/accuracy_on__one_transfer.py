# {"task": "accuracy_on", "verdict": "right", "style": "one_transfer", "listed": false, "note": "scores gathered on the device, one transfer at the end"}
import torch


@torch.no_grad()
def accuracy_on(device, model, loader):
    scores, truths = [], []
    for pixels, classes in loader:
        scores.append(model(pixels.to(device)))
        truths.append(classes)
    guesses = torch.cat(scores).argmax(1)
    truth = torch.cat(truths).to(device)
    return torch.sum(guesses == truth).cpu().item() / truth.size(0)
