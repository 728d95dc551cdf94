"""Finds Chromium, or installs it where that is possible: ``python -m tests.browser.chromium``."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return the path of an installed Chromium."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's Chromium, as root or by sudo without a question."""
    lent = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*lent, "apt-get", "update", "-qq"], check=True, env=quiet)  # noqa: S603
    subprocess.run(  # noqa: S603
        [*lent, "apt-get", "install", "-y", "-qq", "chromium"],
        check=True,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


def main() -> int:
    """Make sure that there is a Chromium; say how to get one where this cannot be done."""
    if chromium() is None and shutil.which("apt-get"):
        install()
    if chromium() is None:
        sys.stderr.write("Install Chromium, then repeat: the browser tests need it.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
