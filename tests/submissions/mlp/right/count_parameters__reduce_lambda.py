# {"task": "count_parameters", "verdict": "right", "style": "reduce_lambda", "listed": false, "note": "functools.reduce"}
from functools import reduce

count_parameters = lambda model: reduce(lambda a, p: a + p.numel(), model.parameters(), 0)
