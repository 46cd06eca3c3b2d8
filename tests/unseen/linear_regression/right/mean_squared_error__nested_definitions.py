# {"task": "mean_squared_error", "verdict": "right", "style": "nested_definitions", "listed": false, "note": "several definitions, the last counts; default arguments"}
def mean_squared_error(predicted, target):
    return (predicted - target).abs().mean()


def mean_squared_error(predicted, target, reduction="mean"):  # noqa: F811
    squared = (predicted - target) ** 2
    return getattr(squared, reduction)()
