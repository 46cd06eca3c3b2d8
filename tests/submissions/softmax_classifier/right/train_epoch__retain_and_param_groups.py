# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "clears the gradients through the optimizer's param_groups, zeroing in place"}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    summed, images = 0.0, 0
    for pixels, classes in loader:
        for group in optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad.detach_()
                    p.grad.zero_()
        loss = loss_function(model(pixels), classes)
        loss.backward(retain_graph=True)
        optimizer.step()
        with torch.no_grad():
            summed += loss.double().item() * classes.size(0)
            images += classes.size(0)
    return round(summed / images, 10)
