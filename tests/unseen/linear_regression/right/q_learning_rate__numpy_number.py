# {"task": "q_learning_rate", "verdict": "right", "style": "numpy_number", "listed": false, "note": "NumPy number"}
import numpy as np

q_learning_rate = np.float64(1.5)
