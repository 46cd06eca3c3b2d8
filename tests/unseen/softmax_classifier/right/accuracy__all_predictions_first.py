# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "collects everything, then one comparison, in inference mode"}
import torch


def accuracy(model, loader):
    with torch.inference_mode():
        pairs = [(model(x).topk(1, dim=1).indices.squeeze(1), y) for x, y in loader]
    guesses, truth = map(torch.cat, zip(*pairs))
    return (guesses == truth).double().mean().item()
