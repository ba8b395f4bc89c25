#!/usr/bin/env python3
"""Our reading of a dongle against a stranger's ELM327: scripts/dongle_check.py DECKLID

Runs ELM327-emulator, which has to be installed for the Python that runs this, on a TCP port and on a serial line.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time


def why(decklid, volts):
    command = [decklid, "--json", "why", "sedan", "--volts", volts]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=30)
    return done.returncode, done.stdout, done.stderr


def emulator(folder, *options):
    said = os.path.join(folder, "said")
    if os.path.exists(said):
        os.remove(said)
    quiet = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # It writes a log into its folder.
    process = subprocess.Popen([sys.executable, "-m", "elm", "-b", said, "-s", "car", *options], cwd=folder, **quiet)
    for _ in range(150):
        if os.path.exists(said) and "STARTED" in open(said).read():
            return process, open(said).readline().strip()
        time.sleep(0.2)
    process.kill()
    raise SystemExit("the emulator does not start")


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


def main(decklid):
    expected = why(decklid, "13.1")
    assert expected[0] == 0 and any(e["move"] == "volts" for c in json.loads(expected[1])["posterior"] for e in c["evidence"])
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        for options, place in [(["-n", port], f"127.0.0.1:{port}"), ([], None)]:
            process, line = emulator(folder, *options)
            try:
                told = why(decklid, place or line)
                assert told == expected, (place or line, told)
            finally:
                process.kill()
                process.wait()
    # Nobody there, and somebody who says nothing.
    code, said, _ = why(decklid, f"127.0.0.1:{free_port()}")
    assert code == 2 and "Cannot read the dongle" in said, (code, said)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        code, said, _ = why(decklid, f"127.0.0.1:{silent.getsockname()[1]}")
        assert code == 2 and "does not answer" in said, (code, said)
    print("13.1 V over TCP and over a serial line; silence ends in time")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
