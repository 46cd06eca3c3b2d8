# {"task": "q_loss_choice", "verdict": "right", "style": "ordered_dict", "listed": false, "note": "an OrderedDict with another order"}
from collections import OrderedDict

q_loss_choice = OrderedDict([("dog or cat", "cross_entropy"), ("profit", "mse"), ("age", "mse"), ("height", "mse")])
