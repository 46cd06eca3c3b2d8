# {"task": "make_optimizer", "verdict": "right", "style": "closure_capable", "listed": false, "note": "SGD with per-tensor groups and a hook on step"}
import torch


def make_optimizer(model, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    optimizer.register_step_post_hook(lambda opt, args, kwargs: None)
    return optimizer
