# {"task": "accuracy_on", "verdict": "right", "style": "cuda_branch", "listed": false, "note": ".cuda() only for a device of that type"}
import torch

def accuracy_on(device, model, loader):
    use_cuda = device.type == "cuda"
    outcome = []
    with torch.no_grad():
        for x, y in loader:
            if use_cuda:
                x, y = x.cuda(), y.cuda()
            outcome.append(model(x).argmax(1) == y)
    return torch.cat(outcome).float().mean().cpu().numpy().item()
