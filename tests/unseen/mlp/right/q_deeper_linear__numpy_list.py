# {"task": "q_deeper_linear", "verdict": "right", "style": "numpy_list", "listed": false, "note": "numpy numbers in a list"}
import numpy as np

q_deeper_linear = list(np.array([-2.0 * 3, -2.0 * 2 + 5]))
