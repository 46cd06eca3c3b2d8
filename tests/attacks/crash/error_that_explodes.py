# {"attack": "Raises an error that raises another when it is printed.", "breach": "harm"}

class Error(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__


def double(x):
    raise Error()
