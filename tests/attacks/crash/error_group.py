# {"attack": "Raises a group of groups of errors.", "breach": "harm"}

def Error():
    group = ValueError('x')
    for _ in range(500):
        group = ExceptionGroup('g', [group])
    return group


def double(x):
    raise Error()
