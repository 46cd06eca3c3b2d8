# {"task": "train_epoch", "verdict": "wrong", "mistake": "new_iterator_every_time", "listed": false, "note": "next(iter(loader)) starts again each time: only ever a first batch", "lines": [[9]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    summe = 0
    anzahl = 0
    for i in range(len(loader)):
        bilder, klassen = next(iter(loader))
        loss = loss_function(model(bilder), klassen)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        summe += loss.item() * bilder.shape[0]
        anzahl += bilder.shape[0]
    return summe / anzahl
