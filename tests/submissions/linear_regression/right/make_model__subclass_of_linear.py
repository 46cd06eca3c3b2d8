# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "Subclass of nn.Linear with fixed sizes; the class object itself is bound to the task's name, calling it makes a model."}
import torch.nn as nn
class make_model(nn.Linear):
    def __init__(self):
        super().__init__(1, 1)
