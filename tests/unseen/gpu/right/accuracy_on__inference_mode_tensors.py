# {"task": "accuracy_on", "verdict": "right", "mistake": null, "note": "counts in a tensor on the device, brought back once at the end; mode untouched"}
import torch

def accuracy_on(device, model, loader):
    hits = torch.zeros((), dtype=torch.int64, device=device)
    total = 0
    with torch.inference_mode():
        for pixels, classes in loader:
            scores = model(pixels.to(device))
            hits = hits + torch.count_nonzero(torch.argmax(scores, -1) == classes.to(device))
            total += classes.numel()
    return hits.item() / total
