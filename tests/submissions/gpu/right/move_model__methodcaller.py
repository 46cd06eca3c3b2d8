# {"task": "move_model", "verdict": "right", "style": "methodcaller", "listed": false, "note": "operator.methodcaller"}
import operator
def move_model(model, device):
    return operator.methodcaller("to", device)(model)
