# {"attack": "Raises an error whose class lies about its name.", "breach": "harm"}

class Kind(type):
    def __getattribute__(cls, name):
        raise SystemExit

    def __instancecheck__(cls, other):
        raise SystemExit


class Error(BaseException, metaclass=Kind):
    pass


def double(x):
    raise Error()
