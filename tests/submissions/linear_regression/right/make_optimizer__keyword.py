# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "All by keyword, SGD imported from torch.optim."}
from torch import optim
def make_optimizer(model, learning_rate):
    return optim.SGD(params=model.parameters(), lr=learning_rate)
