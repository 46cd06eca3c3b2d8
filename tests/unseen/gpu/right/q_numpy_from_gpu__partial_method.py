# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "partial_method", "listed": false, "note": "np.asarray of a clone"}
import numpy as np

q_numpy_from_gpu = lambda t: np.asarray(t.clone().detach().to("cpu"))
