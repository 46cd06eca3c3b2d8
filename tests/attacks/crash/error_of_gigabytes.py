# {"attack": "Raises an error with a text of half a gigabyte.", "breach": "harm"}

class Error(Exception):
    def __str__(self):
        return 'x' * 2**29


def double(x):
    raise Error()
