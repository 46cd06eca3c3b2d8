# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "A DataLoader whose way through the data is its own."}
import random


class Loader(DataLoader):
    def __iter__(self):
        order = list(range(len(self.dataset)))
        if self.mix:
            random.shuffle(order)
        for start in range(0, len(order), self.size):
            some = [self.dataset[i] for i in order[start:start + self.size]]
            yield [torch.stack(part) for part in zip(*some)]


def make_loader(dataset, batch_size, shuffle):
    made = Loader(dataset, batch_size)
    made.mix, made.size = shuffle, batch_size
    return made
