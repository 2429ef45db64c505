"""What the figures were measured on.

Run: python benchmarks/machine.py
"""

import os
import platform
import shutil
import subprocess
import zlib
from pathlib import Path

from children import PEERS

import reportgen


def main() -> None:
    peers = [f"{name} {one.version or one.absent}" for name, one in PEERS.items()]
    print(f"- {os.cpu_count()} × {processor()}, {platform.system()} {platform.machine()}")
    if hasattr(os, "getloadavg"):
        print(f"- load before the first benchmark: {os.getloadavg()[0]:.1f} processes beside it")
    print(f"- Python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}, Node {node()}")
    print(f"- reportgen {reportgen.__version__}; peers: {', '.join(peers)}")


def processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()


def node() -> str:
    if shutil.which("node") is None:
        return "not there"
    found = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True)
    return found.stdout.strip()


if __name__ == "__main__":
    main()
