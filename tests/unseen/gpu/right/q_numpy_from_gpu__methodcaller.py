# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "methodcaller", "listed": false, "note": "operator composition class"}
class ToNumpy:
    def __call__(self, t):
        return t.data.cpu().numpy()


q_numpy_from_gpu = ToNumpy()
