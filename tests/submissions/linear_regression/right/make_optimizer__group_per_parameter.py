# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "One parameter group per tensor, all with the same learning rate."}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    groups = [{"params": [p]} for p in model.parameters()]
    return SGD(groups, lr=learning_rate)
