# {"attack": "Returns a dict with keys of megabytes.", "breach": "harm"}

def double(x):
    return {"k" * 10**6 + str(number): 1 for number in range(50)}
