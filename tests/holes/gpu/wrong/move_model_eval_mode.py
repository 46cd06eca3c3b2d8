# {"task": "move_model", "verdict": "wrong", "mistake": "eval_mode", "lines": [[2]], "listed": false, "note": "switches to eval mode"}
import torch


def move_model(model, device):
    return model.to(device).eval()
