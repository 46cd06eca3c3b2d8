# {"attack": "Raises an error whose text is never finished.", "breach": "hang", "quick": true}

class Error(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def double(x):
    raise Error()
