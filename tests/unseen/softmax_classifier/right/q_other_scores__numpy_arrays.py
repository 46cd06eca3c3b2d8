# {"task": "q_other_scores", "verdict": "right", "style": "numpy_arrays", "listed": false, "note": "NumPy rows"}
import numpy as np

row = np.array([0.5, 1.0, -0.5])
q_other_scores = ((row, row + [1, 0, 0]), (row, row[::-1] * 1))
