# {"task": "make_loader", "verdict": "wrong", "mistake": "cap", "listed": false, "note": "Batch size never over 32.", "lines": [[3]]}
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=min(batch_size, 32), shuffle=shuffle)
