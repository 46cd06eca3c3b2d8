# {"task": "train_epoch", "verdict": "wrong", "mistake": "step_after_loop+wrong_divisor", "listed": false, "note": "one update per epoch; divided by the number of batches", "lines": [[13], [14]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    gesamt = 0.0
    for pixel, klasse in loader:
        optimizer.zero_grad()
        werte = model(pixel)
        fehler = loss_function(werte, klasse)
        fehler.backward()
        gesamt += fehler.item() * len(klasse)
    optimizer.step()
    return gesamt / len(loader)
