# {"task": "make_loader", "verdict": "right", "style": "subclass_loader", "listed": false, "note": "a DataLoader subclass"}
import torch
from torch.utils.data import DataLoader


class CityLoader(DataLoader):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("drop_last", False)
        super().__init__(*args, **kwargs)


make_loader = lambda dataset, batch_size, shuffle: CityLoader(dataset, batch_size=batch_size, shuffle=bool(shuffle))
