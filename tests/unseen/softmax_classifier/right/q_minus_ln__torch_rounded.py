# {"task": "q_minus_ln", "verdict": "right", "style": "torch_rounded", "listed": false, "note": "rounded floats"}
import math

q_minus_ln = tuple(round(-math.log(p), 2) for p in (0.8, 0.1))
