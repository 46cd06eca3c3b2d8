# {"task": "make_loader", "verdict": "right", "style": "factory_partial", "listed": false, "note": "workers and prefetch, keyword arguments"}
from functools import partial

from torch.utils.data import DataLoader

make_loader = partial(DataLoader, num_workers=0, pin_memory=False, drop_last=False)
