# {"task": "q_minus_sign", "verdict": "right", "style": "numpy_pair", "listed": false, "note": "numpy numbers in a list"}
import numpy as np

theta = np.float32(1.0)
q_minus_sign = [theta, theta - 0.1 * 2 * (theta - 3)]
