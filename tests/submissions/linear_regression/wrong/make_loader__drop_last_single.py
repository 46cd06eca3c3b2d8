# {"task": "make_loader", "verdict": "wrong", "mistake": "drop_last_single", "listed": false, "note": "Drops the last batch only if it has a single example.", "lines": [[3]]}
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, drop_last=len(dataset) % batch_size == 1)
