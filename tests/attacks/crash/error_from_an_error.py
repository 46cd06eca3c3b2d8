# {"attack": "Raises an error that has ten thousand others as its causes.", "breach": "harm"}

def Error():
    last = None
    for _ in range(10_000):
        new = ValueError('x')
        new.__cause__ = new.__context__ = last
        last = new
    return last


def double(x):
    raise Error()
