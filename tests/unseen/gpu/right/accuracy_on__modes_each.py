# {"task": "accuracy_on", "verdict": "right", "style": "modes_each", "listed": false, "note": "each module's mode restored, cat on the device"}
import torch


def accuracy_on(device, model, loader):
    modes = [(m, m.training) for m in model.modules()]
    model.eval()
    hits = []
    with torch.inference_mode():
        for pixels, classes in loader:
            scores = model(pixels.to(device, non_blocking=True))
            hits.append(scores.max(1).indices == classes.to(device, non_blocking=True))
        result = torch.cat(hits).double().mean().cpu().numpy().item()
    for m, mode in modes:
        m.training = mode
    return result
