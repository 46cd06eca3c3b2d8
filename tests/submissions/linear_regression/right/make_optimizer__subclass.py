# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "An optimizer of one's own."}
class Plain(torch.optim.Optimizer):
    def __init__(self, parameters, lr):
        super().__init__(parameters, {"lr": lr})
    @torch.no_grad()
    def step(self, closure=None):
        loss = None if closure is None else torch.enable_grad()(closure)()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p -= group["lr"] * p.grad
        return loss


def make_optimizer(model, learning_rate):
    return Plain(model.parameters(), learning_rate)
