# {"task": "accuracy_on", "verdict": "right", "style": "cpu_compare", "listed": false, "note": "predictions brought back, compared on the CPU"}
import torch


def accuracy_on(device, model, loader):
    was_training = model.training
    model.eval()
    try:
        with torch.inference_mode():
            guesses = torch.cat([model(x.to(device)).argmax(1).cpu() for x, _ in loader])
        truth = torch.cat([y for _, y in loader])
        return (guesses == truth).float().mean().item()
    finally:
        model.train(was_training)
