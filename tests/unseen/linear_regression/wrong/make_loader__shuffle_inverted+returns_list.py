# {"task": "make_loader", "verdict": "wrong", "mistake": "shuffle_inverted+returns_list", "listed": false, "note": "not shuffle; the loader is unrolled into a list", "lines": [[5, 6], [7]]}
from torch.utils.data import DataLoader

def make_loader(dataset, batch_size, shuffle):
    in_order = not shuffle
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=in_order)
    return list(loader)
