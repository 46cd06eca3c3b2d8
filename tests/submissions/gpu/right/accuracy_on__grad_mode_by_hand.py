# {"task": "accuracy_on", "verdict": "right", "style": "grad_mode_by_hand", "listed": false, "note": "set_grad_enabled, put back as it was; model moved again"}
import torch

def accuracy_on(device, model, loader):
    model.to(device)
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        correct = sum((torch.max(model(x.to(device)), 1)[1] == y.to(device)).sum().item() for x, y in loader)
    finally:
        torch.set_grad_enabled(before)
    return correct / len(loader.dataset)
