# {"task": "accuracy_on", "verdict": "right", "style": "whole_set_chunked", "listed": false, "note": "the whole set copied to the device once, indexed with arange"}
import torch

def accuracy_on(device, model, loader):
    batches = list(loader)
    X = torch.cat([b[0] for b in batches]).to(device)
    Y = torch.cat([b[1] for b in batches]).to(device)
    index = torch.arange(len(Y), device=device)
    correct = torch.tensor(0, device=device)
    with torch.no_grad():
        for part in index.split(50):
            correct = correct + (model(X[part]).argmax(1) == Y[part]).sum()
    return float(correct) / len(Y)
