# {"task": "train", "verdict": "wrong", "mistake": "total_not_reset", "listed": false, "note": "the sum of losses runs on through all epochs", "lines": [[4, 5, 6]]}
def train(model, loader, loss_function, optimizer, epochs):
    verlaeufe = []
    summe = 0.0
    for epoche in range(epochs):
        anzahl = 0
        for batch in loader:
            verlust = train_step(model, batch, loss_function, optimizer)
            summe += verlust * batch[0].shape[0]
            anzahl += batch[0].shape[0]
        verlaeufe.append(summe / anzahl)
    return verlaeufe
