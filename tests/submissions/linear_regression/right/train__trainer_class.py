# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "A small Trainer class does the work, with print-debugging and a closure in step."}
class Trainer:
    def __init__(self, model, loss_function, optimizer):
        self.model = model
        self.loss_function = loss_function
        self.optimizer = optimizer

    def step(self, x, y):
        def closure():
            self.optimizer.zero_grad()
            loss = self.loss_function(self.model(x), y)
            loss.backward()
            return loss
        return float(self.optimizer.step(closure))

    def epoch(self, loader):
        pairs = [(self.step(x, y), y.size(0)) for x, y in loader]
        return sum(l * n for l, n in pairs) / sum(n for _, n in pairs)

def train(model, loader, loss_function, optimizer, epochs):
    trainer = Trainer(model, loss_function, optimizer)
    return [trainer.epoch(loader) for _ in range(epochs)]
