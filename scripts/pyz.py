"""Packs the calculator into one file that any Python runs, the same bytes every time."""

import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
START = """'Runs the calculator from the command line; the programme of this file is meant when none is named.'

import runpy

from calculator import web

web.UNNAMED = "{programme}"
runpy.run_module("calculator", run_name="__main__")
"""


def write_pyz(package: Path, licence: Path, target: Path, programme: str) -> None:
    """Write package as a zipapp to target; programme: the one that its name promises."""
    members = {"__main__.py": START.format(programme=programme).encode(), "LICENSE": licence.read_bytes()}
    for path in sorted(package.rglob("*.py")):
        members[f"{package.name}/{path.relative_to(package).as_posix()}"] = path.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream:
        stream.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(stream, "w") as archive:
            for name, data in members.items():
                archive.writestr(_entry(name), data)
    target.chmod(0o755)


def _entry(name: str) -> zipfile.ZipInfo:
    # Stored, because zlib's output differs between versions.
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr = 0o644 << 16
    return entry
