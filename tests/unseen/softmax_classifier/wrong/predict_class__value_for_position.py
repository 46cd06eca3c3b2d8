# {"task": "predict_class", "verdict": "wrong", "mistake": "value_for_position", "listed": false, "note": "gives the largest score, rounded, and not its position", "lines": [[8]]}
import torch


def predict_class(model, image):
    batch = image.unsqueeze(0)
    ergebnis = model(batch)
    klasse, _ = ergebnis.max(dim=1)
    return int(klasse.item())
