# {"task": "accuracy_on", "verdict": "right", "style": "hook_capture", "listed": false, "note": "a forward hook collects the predictions on the CPU"}
import torch


def accuracy_on(device, model, loader):
    guesses, truths = [], []
    with model.register_forward_hook(lambda m, a, out: guesses.append(out.detach().argmax(1).to("cpu"))):
        with torch.no_grad():
            for x, y in loader:
                model(x.to(device))
                truths.append(y)
    return torch.cat(guesses).eq(torch.cat(truths)).double().mean().item()
