# {"task": "train", "verdict": "right", "style": "checkpointed_progress", "listed": false, "note": "own progress wrapper around the loader"}
import sys


class Progress:
    def __init__(self, iterable, width=30):
        self.iterable, self.width = iterable, width

    def __len__(self):
        return len(self.iterable)

    def __iter__(self):
        n = len(self)
        for i, item in enumerate(self.iterable, start=1):
            yield item
            sys.stdout.write(f"\r{'=' * (i * self.width // n):{self.width}} {i}/{n}")
        sys.stdout.write("\n")


def train(model, loader, loss_function, optimizer, epochs):
    history: list[float] = []
    for _ in range(epochs):
        numerator, denominator = 0.0, 0
        for x, y in Progress(loader):
            loss = train_step(model, (x, y), loss_function, optimizer)
            numerator, denominator = numerator + loss * len(x), denominator + len(x)
        history += [numerator / denominator]
    return history
