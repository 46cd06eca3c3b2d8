# {"task": "train_classifier", "verdict": "wrong", "mistake": "one_epoch_missing+losses_returned_too", "listed": false, "note": "range(1, epochs); returns model and losses, not the model", "lines": [[13], [15]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    lader = DataLoader(dataset, batch_size=64, shuffle=True)
    modell = make_linear_classifier()
    verlust = nn.CrossEntropyLoss()
    optimierer = optim.SGD(modell.parameters(), lr=0.1)
    verlauf = []
    for epoche in range(1, epochs):
        verlauf.append(train_epoch(modell, lader, verlust, optimierer))
    return modell, verlauf
