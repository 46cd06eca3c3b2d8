# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "np.average with the batch sizes as weights"}
import numpy as np

def train(model, loader, loss_function, optimizer, epochs):
    def eine_epoche():
        paare = []
        for batch in loader:
            verlust = train_step(model, batch, loss_function, optimizer)
            paare.append((verlust, len(batch[1])))
        verluste, gewichte = zip(*paare)
        return np.average(verluste, weights=gewichte)

    return [eine_epoche() for _ in range(epochs)]
