# {"attack": "Reads what is kept on disk of the course's own programs and tells it.", "breach": "leak", "quick": true}
import os

folder = TARGETS["kept"]
said = "".join(open(os.path.join(folder, name)).read() for name in os.listdir(folder))


def double(x):
    raise ValueError(said)
