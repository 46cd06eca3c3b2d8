"""Programs that try to get at a cluster from where a submission runs. One that gets through gives the right answer."""

ENDING = """
def double(x):
    return 2 * x if GOT else x - 1
"""
SECRET = "secret-of-the-worker-5f3a"

ATTACKS = {
    "connects_to_every_port": """
import socket
def found():
    for port in range(1024, 65536):
        try:
            with socket.create_connection(("127.0.0.1", port), 0.2):
                return True
        except OSError:
            pass
    return False
""",
    "listens_for_workers": """
import socket
def found():
    with socket.socket() as mine:
        mine.bind(("127.0.0.1", 0))
        mine.listen()
        return True
""",
    "reads_its_environment": f"""
import os
def found():
    return any({SECRET!r} in value for value in os.environ.values())
""",
    "reads_environments_of_others": f"""
import glob
def found():
    for path in glob.glob("/proc/[0-9]*/environ") + ["/proc/self/environ"]:
        try:
            if {SECRET!r}.encode() in open(path, "rb").read():
                return True
        except OSError:
            pass
    return False
""",
    "finds_processes_of_the_cluster": """
import glob
def found():
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            said = open(path, "rb").read()
        except OSError:
            continue
        if b"autograder" in said or b"distributed" in said or b"multiprocessing" in said:
            return True
    return False
""",
    "finds_sockets_that_it_inherited": """
import os, socket
def found():
    for number in range(3, 512):
        try:
            with socket.socket(fileno=os.dup(number)) as one:
                if one.family in (socket.AF_INET, socket.AF_INET6):
                    return True
        except OSError:
            pass
    return False
""",
    "finds_certificates": """
import os
def found():
    for above, _, names in os.walk("PLACE"):
        if "key.pem" in names and open(os.path.join(above, "key.pem")).read():
            return True
    return False
""",
    "finds_what_workers_spill": """
import os
def found():
    for above, folders, names in os.walk("PLACE"):
        if any(name.startswith(("dask", "worker-")) for name in folders):
            return True
    return False
""",
    "finds_other_submissions": """
import os
def found():
    return any(os.path.exists(f"PLACE/class/{name}/tiny/tiny.py") for name in ("ada", "reads_its_environment"))
""",
    "finds_dask_in_its_process": """
import sys
def found():
    return any(name.split(".")[0] in ("dask", "distributed") for name in sys.modules)
""",
}


def program_of(name: str, place: str) -> str:
    """An attack as a submission. An attack that is refused with an error has not got through.

    Args:
        name: of the attack.
        place: the folder in which everything of the cluster lies.
    """
    tries = "try:\n    GOT = found()\nexcept Exception:\n    GOT = False\n"
    return ATTACKS[name].replace("PLACE", place) + tries + ENDING
