# {"task": "make_loader", "verdict": "wrong", "mistake": "even_batches", "listed": false, "note": "Makes all batches about equally large.", "lines": [[6, 7]]}
import math


def make_loader(dataset, batch_size, shuffle):
    count = math.ceil(len(dataset) / batch_size)
    return DataLoader(dataset, batch_size=math.ceil(len(dataset) / count), shuffle=shuffle)
