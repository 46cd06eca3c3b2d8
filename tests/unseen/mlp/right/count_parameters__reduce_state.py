# {"task": "count_parameters", "verdict": "right", "style": "reduce_state", "listed": false, "note": "reduce with operator"}
import operator
from functools import reduce

count_parameters = lambda model: reduce(operator.add, (p.nelement() for p in model.parameters()), 0)
