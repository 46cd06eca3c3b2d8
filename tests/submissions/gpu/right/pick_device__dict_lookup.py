# {"task": "pick_device", "verdict": "right", "style": "dict_lookup", "listed": false, "note": "a dictionary from bool to device"}
import torch

def pick_device():
    choices = {True: torch.device("cuda"), False: torch.device("cpu")}
    return choices[torch.cuda.is_available()]
