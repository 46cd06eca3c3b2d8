# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "a running-average class and a helper for one step"}
class AverageMeter:
    """Computes and stores the average and current value"""
    def __init__(self):
        self.avg, self.count = 0.0, 0

    def update(self, val, n=1):
        self.count += n
        self.avg += (val - self.avg) * n / self.count

def one_step(model, x, y, loss_function, optimizer):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

def train_epoch(model, loader, loss_function, optimizer) -> float:
    meter = AverageMeter()
    for x, y in loader:
        meter.update(one_step(model, x, y, loss_function, optimizer), n=x.size(0))
    return meter.avg
