# {"task": "accuracy", "verdict": "right", "style": "cat_all", "listed": false, "note": "collects everything with cat, inference_mode"}
import torch


@torch.inference_mode()
def accuracy(model, loader):
    predictions, truths = zip(*((model(x).argmax(-1), y) for x, y in loader))
    return (torch.cat(predictions) == torch.cat(truths)).double().mean().item()
