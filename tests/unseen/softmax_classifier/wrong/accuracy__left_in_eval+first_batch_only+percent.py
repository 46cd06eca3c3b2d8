# {"task": "accuracy", "verdict": "wrong", "mistake": "left_in_eval+first_batch_only+percent", "listed": true, "note": "stays in eval; break after the first batch; percent", "lines": [[6, 15], [14], [15]]}
import torch


def accuracy(model, loader):
    model.eval()
    treffer = 0
    alle = 0
    with torch.no_grad():
        for pixel, klassen in loader:
            tipp = model(pixel).argmax(dim=1)
            treffer += (tipp == klassen).sum().item()
            alle += len(klassen)
            break
    return 100 * treffer / alle
