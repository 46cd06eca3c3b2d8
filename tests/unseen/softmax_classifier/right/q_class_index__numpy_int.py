# {"task": "q_class_index", "verdict": "right", "style": "numpy_int", "listed": false, "note": "numpy int from argmax"}
import numpy as np

q_class_index = np.argmax([-8.4489, -9.3227, -2.7202, -3.7881, -6.5726, 7.9927, -2.2151, 7.5391, 6.5984, 10.6699])
