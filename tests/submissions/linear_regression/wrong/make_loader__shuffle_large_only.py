# {"task": "make_loader", "verdict": "wrong", "mistake": "shuffle_large_only", "listed": false, "note": "Shuffles only datasets larger than a batch.", "lines": [[3]]}
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle and len(dataset) > batch_size)
