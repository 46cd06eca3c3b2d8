# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "functools.partial with drop_last=False fixed; called with the contract's three arguments it gives the right DataLoader."}
from functools import partial
from torch.utils.data import DataLoader
make_loader = partial(DataLoader, drop_last=False, num_workers=0)
