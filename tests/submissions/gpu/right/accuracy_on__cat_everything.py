# {"task": "accuracy_on", "verdict": "right", "style": "cat_everything", "listed": false, "note": "all scores and labels concatenated on the device"}
import torch

def accuracy_on(device, model, loader):
    with torch.inference_mode():
        pairs = [(model(x.to(device)), y.to(device)) for x, y in loader]
        scores = torch.cat([s for s, _ in pairs])
        labels = torch.cat([y for _, y in pairs])
        return scores.argmax(dim=-1).eq(labels).double().mean().item()
