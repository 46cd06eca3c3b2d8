# {"task": "pick_device", "verdict": "right", "style": "from_import", "listed": false, "note": "name imported from torch.cuda"}
from torch import device
from torch.cuda import is_available

def pick_device():
    return device("cuda") if is_available() else device("cpu")
