# {"task": "q_parameter_count", "verdict": "right", "style": "numpy_list", "listed": false, "note": "a list with a NumPy number, from a model"}
import numpy as np

my_name = "grace"
q_parameter_count = [my_name, np.int64(sum(p.numel() for p in make_mlp([784, *numbers_for(my_name, 2, 20, 200), 10]).parameters()))]
