# {"task": "accuracy_on", "verdict": "right", "mistake": null, "note": "all answers collected as lists, decorator instead of with"}
import torch

@torch.no_grad()
def accuracy_on(device, model, loader):
    mode = model.training
    model.eval()
    verdicts = []
    for pixels, classes in loader:
        best = model(pixels.to(device)).topk(1, dim=1).indices.squeeze(1)
        verdicts.extend((best == classes.to(device)).tolist())
    model.train(mode)
    return sum(verdicts) / len(verdicts)
