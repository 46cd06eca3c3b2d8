# {"task": "train_step_on", "verdict": "wrong", "mistake": "softmax_before_loss+multiplied_by_batch_size", "listed": false, "note": "the scores go through softmax before the loss; the sum is returned instead of the mean", "lines": [[8, 9], [13]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    bild, label = batch
    bild = bild.to(device)
    label = label.to(device)
    wahrscheinlichkeiten = torch.softmax(model(bild), dim=1)
    fehler = loss_function(wahrscheinlichkeiten, label)
    optimizer.zero_grad()
    fehler.backward()
    optimizer.step()
    return fehler.item() * len(label)
