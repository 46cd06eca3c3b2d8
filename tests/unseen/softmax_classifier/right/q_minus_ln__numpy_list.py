# {"task": "q_minus_ln", "verdict": "right", "style": "numpy_list", "listed": false, "note": "a list of numpy numbers, unrounded"}
import numpy as np

q_minus_ln = list(-np.log([0.8, 0.1]))
