# {"task": "mean_squared_error", "verdict": "right", "style": "singledispatch", "listed": false, "note": "a class with static method and callable"}
class MeanSquaredError:
    def __call__(self, predicted, target):
        return self.mean(self.square(predicted - target))

    @staticmethod
    def square(x):
        return x * x

    @staticmethod
    def mean(x):
        return x.sum().true_divide(x.shape.numel())


mean_squared_error = MeanSquaredError()
