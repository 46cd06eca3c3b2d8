# {"attack": "Raises an error with half characters in its text.", "breach": "harm"}

class Error(Exception):
    def __str__(self):
        return '\ud800\udfff\x00\x1b'


def double(x):
    raise Error()
