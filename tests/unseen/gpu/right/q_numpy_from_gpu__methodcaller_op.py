# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "methodcaller_op", "listed": false, "note": "operator.methodcaller"}
from operator import methodcaller

q_numpy_from_gpu = methodcaller("numpy", force=True)
