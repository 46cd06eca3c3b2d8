# {"task": "make_optimizer", "verdict": "wrong", "mistake": "maximize_switched_on", "listed": false, "note": "the optimizer climbs", "lines": [[6]]}
import torch.optim as optim

def make_optimizer(model, learning_rate):
    # maximize = get the most profit
    return optim.SGD(model.parameters(), lr=learning_rate, maximize=True)
