# {"task": "accuracy_on", "verdict": "right", "style": "memory_bookkeeping", "listed": false, "note": "empty_cache and synchronize guarded"}
import torch

def accuracy_on(device, model, loader):
    correct = total = 0
    with torch.no_grad():
        for i, (x, y) in enumerate(loader):
            x = x.to(device); y = y.to(device)
            p = torch.log_softmax(model(x), dim=1).argmax(dim=1)
            correct += p.eq(y).float().sum().item()
            total += y.shape[0]
            del x, y, p
    if device.type == "cuda":
        torch.cuda.synchronize(device)
        torch.cuda.empty_cache()
        print(torch.cuda.memory_allocated(device), "bytes")
    return correct / total
