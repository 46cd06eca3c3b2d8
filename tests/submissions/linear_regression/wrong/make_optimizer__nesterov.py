# {"task": "make_optimizer", "verdict": "wrong", "mistake": "first_step_not_plain", "listed": false, "note": "Nesterov momentum makes already the first step 1.9 times too large.", "lines": [[4]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    return SGD(model.parameters(), lr=learning_rate, momentum=0.9, nesterov=True)
