# {"task": "make_optimizer", "verdict": "wrong", "mistake": "iterates_twice", "listed": false, "note": "Prints the shapes from the generator first, so SGD gets an empty list and raises ValueError.", "lines": [[4, 5]]}
import torch.optim as optim
def make_optimizer(model, learning_rate):
    params = model.parameters()
    for p in params:
        print(p.shape)
    return optim.SGD(params, lr=learning_rate)
