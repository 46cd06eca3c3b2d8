# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "A lambda returning an instance of a trivial subclass of SGD, which is an SGD."}
import torch
class MySGD(torch.optim.SGD):
    pass
make_optimizer = lambda model, learning_rate: MySGD(model.parameters(), lr=learning_rate)
