"""Running Postgres when we are root: it refuses to, so a system account without rights runs it.

Nothing outside the state folder is opened up for that account. Where it cannot reach the project (a private
home, a strict umask), the data and the server's programs live under `/var/tmp` instead.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from pathlib import Path

from commonplatform.devservices.processes import SystemUser

ACCOUNT = "commonplatform"
REPLACEMENT_ACCOUNT = "nobody"
NO_SHELL = "/usr/sbin/nologin"
SHARED_TEMPORARY = Path("/var/tmp")  # noqa: S108 - survives a restart; ownership is checked before use


def user_for_postgres() -> SystemUser | None:
    """None for an ordinary user; for root the dedicated account, made at the first start."""
    if os.geteuid() != 0:
        return None
    if not _exists(ACCOUNT) and shutil.which("useradd"):
        subprocess.run(
            ["useradd", "--system", "--user-group", "--no-create-home", "--shell", NO_SHELL, ACCOUNT],
            check=False,
            capture_output=True,
        )
    entry = pwd.getpwnam(ACCOUNT if _exists(ACCOUNT) else REPLACEMENT_ACCOUNT)
    return SystemUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def can_execute(user: SystemUser | None, path: Path) -> bool:
    """Whether this account may run the program, or enter the folder, at this path."""
    if user is None:
        return os.access(path, os.X_OK)
    answer = subprocess.run(
        ["test", "-x", str(path)], user=user.uid, group=user.gid, extra_groups=[], cwd="/", check=False
    )
    return answer.returncode == 0


def folder_for(user: SystemUser | None, wanted: Path) -> Path:
    """`wanted`, or a folder of the same meaning under /var/tmp where the account cannot reach its parent.

    The folder exists afterwards and belongs to the account alone.
    """
    wanted.parent.mkdir(parents=True, exist_ok=True)
    folder = wanted if can_execute(user, wanted.parent) else stand_in(wanted)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user is not None:
        _refuse_foreign(folder, user)
        os.chown(folder, user.uid, user.gid)
    return folder


def stand_in(wanted: Path) -> Path:
    """The place under /var/tmp that stands for this path; the same for the same path."""
    mark = hashlib.sha256(str(wanted.resolve()).encode()).hexdigest()[:16]
    return SHARED_TEMPORARY / f"commonplatform-{mark}"


def programs_for(user: SystemUser | None, package: Path) -> Path:
    """The folder of the server's programs, copied once per version where the account could not run them.

    `package` is the installed package; its libraries lie beside it and are found by their relative place.
    """
    programs = Path("pginstall", "bin")
    if can_execute(user, package / programs / "postgres"):
        return package / programs
    copy = stand_in(package)
    mark = copy / "copied-from"
    stamp = f"{package} {(package / programs / 'postgres').stat().st_mtime_ns}"
    ours = copy.is_dir() and not copy.is_symlink() and copy.stat().st_uid == os.geteuid()
    if not (ours and mark.exists() and mark.read_text(encoding="utf-8") == stamp):
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for folder in package.parent.glob(f"{package.name}*"):
            shutil.copytree(folder, copy / folder.name, symlinks=True)
        subprocess.run(["chmod", "-R", "go+rX", str(copy)], check=True)
        mark.write_text(stamp, encoding="utf-8")
    return copy / package.name / programs


def _exists(account: str) -> bool:
    return any(entry.pw_name == account for entry in pwd.getpwall())


def _refuse_foreign(folder: Path, user: SystemUser) -> None:
    """The fallback place is everybody's: a folder another person prepared there is not ours to use."""
    if folder.is_symlink() or folder.stat().st_uid not in (0, user.uid):
        raise PermissionError(f"{folder} belongs to somebody else; remove it and start again")
