# {"task": "make_loader", "verdict": "wrong", "mistake": "shuffle_inverted", "listed": false, "note": "the branches of the if are the wrong way round", "lines": [[5, 6, 8]]}
from torch.utils.data import DataLoader

def make_loader(dataset, batch_size, shuffle):
    if shuffle == True:
        loader = DataLoader(dataset, batch_size=batch_size, shuffle=False)
    else:
        loader = DataLoader(dataset, batch_size=batch_size, shuffle=True)
    return loader
