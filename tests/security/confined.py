"""A payload tried in a process of its own, with little memory and time, and without a network."""

import subprocess
import sys

#: Bytes of address space and seconds. Python with the libraries takes a third of the first.
MEMORY, SECONDS = 600_000_000, 30

_PROGRAM = """
import importlib, resource, socket, sys
from tests.security.confined import said_of
import reportgen.word, tests.word.sample
module, make, attempt, *rest = sys.argv[1:]
payloads = importlib.import_module(module)
payload = getattr(payloads, make)(*rest)  # which may take more memory than is left for it
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
def refuse(*_, **__):
    raise SystemExit("network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
print(said_of(getattr(payloads, attempt), payload))
"""


def said_of(attempt, payload) -> str:
    """What is said of a payload: the sentences that refuse it, or ``printed``."""
    from reportgen.errors import ReportgenError

    try:
        attempt(payload)
    except ReportgenError as error:
        return str(error)
    return "printed"


def tried(module: str, make: str, attempt: str, *arguments: str) -> str:
    """What another process says of the payload that one function makes and the other tries.

    It has five seconds of work.
    """
    program = _PROGRAM.format(memory=MEMORY)
    done = subprocess.run(
        [sys.executable, "-c", program, module, make, attempt, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert (0, "") == (done.returncode, done.stderr[-600:])
    return done.stdout.strip()
