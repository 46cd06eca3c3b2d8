# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "An object with __call__; retain_graph=True is superfluous but harmless."}
class TrainStep:
    def __init__(self):
        self.calls = 0

    def __call__(self, model, batch, loss_function, optimizer):
        self.calls += 1
        loss = self.compute_loss(model, batch, loss_function)
        optimizer.zero_grad(set_to_none=True)
        loss.backward(retain_graph=True)
        optimizer.step()
        return loss.item()

    @staticmethod
    def compute_loss(model, batch, loss_function):
        (x, y) = batch
        return loss_function(model(x), y)

train_step = TrainStep()
