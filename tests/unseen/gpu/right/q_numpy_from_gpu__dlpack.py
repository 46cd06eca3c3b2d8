# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "dlpack", "listed": false, "note": "from_dlpack of the CPU copy"}
import numpy as np

q_numpy_from_gpu = lambda t: np.from_dlpack(t.detach().cpu())
