# {"attack": "Lets the C stack overflow by an object that contains itself ten million times.", "breach": "harm"}

def double(x):
    thing = []
    for _ in range(10_000_000):
        thing = [thing]
    return repr(thing)
