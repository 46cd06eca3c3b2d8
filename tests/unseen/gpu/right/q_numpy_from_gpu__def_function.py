# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "def_function", "listed": false, "note": "a def with numpy(force=True)"}
def q_numpy_from_gpu(t):
    return t.numpy(force=True)
