# {"task": "make_loader", "verdict": "wrong", "mistake": "batch_size_plus_one+shuffle_inverted+returns_iterator", "listed": true, "note": "wrong batch size (listed); not shuffle; iter()", "lines": [[6], [7], [10]]}
from torch.utils.data import DataLoader

def make_loader(dataset, batch_size, shuffle):
    options = {
        "batch_size": batch_size + 1,
        "shuffle": False if shuffle else True,
    }
    loader = DataLoader(dataset, **options)
    return iter(loader)
