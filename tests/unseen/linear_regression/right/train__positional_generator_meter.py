# {"task": "train", "verdict": "right", "style": "positional_generator_meter", "listed": false, "note": "an AverageMeter class as in the ImageNet example"}
class AverageMeter:
    def __init__(self, name, fmt=":f"):
        self.name, self.fmt = name, fmt
        self.reset()

    def reset(self):
        self.val = self.avg = self.sum = self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count

    def __str__(self):
        return ("{name} {val" + self.fmt + "} ({avg" + self.fmt + "})").format(**self.__dict__)


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    meter = AverageMeter("Loss", ":.4e")
    for epoch in range(1, epochs + 1):
        meter.reset()
        for inputs, targets in loader:
            meter.update(train_step(model, (inputs, targets), loss_function, optimizer), inputs.size(0))
        print(f"Epoch: [{epoch}]", meter)
        history.append(meter.avg)
    return history
