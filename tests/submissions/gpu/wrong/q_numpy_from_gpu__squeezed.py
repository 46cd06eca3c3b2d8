# {"task": "q_numpy_from_gpu", "verdict": "wrong", "mistake": "squeezed", "lines": [[2]], "listed": false, "note": "drops dimensions of size 1"}
q_numpy_from_gpu = lambda t: t.detach().cpu().numpy().squeeze()
