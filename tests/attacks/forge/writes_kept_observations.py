# {"attack": "Puts its own into what is kept on disk of the course's own programs.", "breach": "harm", "quick": true}
import os

folder = TARGETS["kept"]
open(os.path.join(folder, "1" * 64 + ".kept"), "w").write("mine")
for name in os.listdir(folder):
    open(os.path.join(folder, name), "w").write("mine")


def double(x):
    return x
