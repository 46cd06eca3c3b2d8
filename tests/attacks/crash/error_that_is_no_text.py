# {"attack": "Raises an error whose text is something else.", "breach": "harm"}

class Text(str):
    def __getitem__(self, index):
        return 7


class Error(Exception):
    def __str__(self):
        return Text('x')


def double(x):
    raise Error()
