# {"task": "collapse", "verdict": "wrong", "mistake": "returns_function", "listed": false, "note": "a lambda", "lines": [[3]]}
def collapse(first, second):
    return lambda x: second(first(x))
