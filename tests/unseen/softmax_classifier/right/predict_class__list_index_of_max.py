# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "a plain list and index(max)"}
import torch


def predict_class(model, image: torch.Tensor) -> int:
    [row] = model(torch.stack([image])).detach().tolist()
    return row.index(max(row))
