# {"task": "pick_device", "verdict": "right", "style": "match_walrus", "listed": false, "note": "loop over preferences"}
import torch

PREFERENCES = (("cuda", torch.cuda.is_available), ("cpu", lambda: True))


def pick_device():
    """Das beste Gerät."""
    return next(torch.device(name) for name, there in PREFERENCES if there())
