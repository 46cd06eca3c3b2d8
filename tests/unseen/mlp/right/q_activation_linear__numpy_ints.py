# {"task": "q_activation_linear", "verdict": "right", "style": "numpy_ints", "listed": false, "note": "numpy ints in a list"}
import numpy as np

q_activation_linear = [np.int64(-3), np.int64(1)]
