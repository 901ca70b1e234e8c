"""Writes docs/licences.md: whose work the site ships, in which version and under which licence.

Names, versions and texts are read from what is installed. Only what no installed file says is written here.
"""

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
NODE_MODULES = ROOT / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
MICROPYTHON = NODE_MODULES / "@micropython" / "micropython-webassembly-pyscript"

# Parts that are compiled into something else and bring no metadata of their own.
IN_PYODIDE = {
    "musl libc": ("MIT", "https://musl.libc.org/"),
    "libffi": ("MIT", "https://github.com/libffi/libffi"),
    "Expat": ("MIT", "https://github.com/libexpat/libexpat"),
    "HACL*": ("MIT", "https://github.com/hacl-star/hacl-star"),
    "zlib": ("Zlib", "https://zlib.net/"),
    "bzip2": ("bzip2-1.0.6", "https://sourceware.org/bzip2/"),
    "XZ Utils (liblzma)": ("0BSD", "https://tukaani.org/xz/"),
    "Zstandard": ("BSD-3-Clause", "https://github.com/facebook/zstd"),
    "SQLite": ("Public Domain", "https://sqlite.org/copyright.html"),
}
# The npm packages that the source maps of Material's scripts name; one that is not here stops the build.
IN_MATERIAL = {
    "clipboard": ("MIT", "https://github.com/zenorocha/clipboard.js"),
    "escape-html": ("MIT", "https://github.com/component/escape-html"),
    "focus-visible": ("W3C-20150513", "https://github.com/WICG/focus-visible"),
    "material-design-color": ("MIT", "https://github.com/mrmlnc/material-color"),
    "rxjs": ("Apache-2.0", "https://github.com/ReactiveX/rxjs"),
    "tslib": ("0BSD", "https://github.com/microsoft/tslib"),
}
BESIDE_MATERIAL = {
    "Material Design Icons": ("Apache-2.0", "https://pictogrammers.com/library/mdi/"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One work that is shipped, and what it is used for."""

    name: str
    version: str
    licence: str
    home: str
    use: str


def main() -> None:
    """Write the page where it differs, so that nothing is rebuilt for nothing."""
    text = page()
    if not PAGE.exists() or PAGE.read_text() != text:
        PAGE.write_text(text)


def page() -> str:
    """The whole page."""
    rows = [f"| [{part.name}]({part.home}) | {part.version} | {part.licence} | {part.use} |" for part in parts()]
    details = [f'??? note "{title}"\n\n{_quoted(text)}\n' for title, text in texts()]
    return "\n".join([INTRODUCTION, *rows, "", TEXTS, *details])


def parts() -> list[Part]:
    """Everything shipped, in the order in which a reader meets it."""
    material = distribution("mkdocs-material")
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text())["info"]
    emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
    return [
        _from_npm("pyodide", "ブラウザーで動く Python"),
        Part(
            "CPython",
            info["python"],
            "PSF-2.0",
            "https://www.python.org/",
            "Pyodide に含まれる Python と標準ライブラリ",
        ),
        Part("Emscripten", emscripten, "MIT", "https://emscripten.org/", "Pyodide を WebAssembly にする道具と土台"),
        *(Part(name, "", *facts, "Pyodide に含まれる") for name, facts in IN_PYODIDE.items()),
        Part(
            "MicroPython",
            json.loads((MICROPYTHON / "package.json").read_text())["version"],
            "MIT",
            "https://micropython.org/",
            "はじめの答えを出す、小さな Python",
        ),
        Part(
            "Material for MkDocs",
            material.version,
            material.metadata["License-Expression"],
            "https://github.com/squidfunk/mkdocs-material",
            "ページの見た目と動き",
        ),
        *(
            Part(name, "", *IN_MATERIAL[name], "Material for MkDocs に含まれる")
            for name in bundled_in_material(material)
        ),
        *(Part(name, "", *facts, "Material for MkDocs に付いてくる") for name, facts in BESIDE_MATERIAL.items()),
        _from_npm("@digital-go-jp/design-tokens", "デジタル庁デザインシステムの色と寸法"),
        _from_npm("qr", "QRコード"),
        *(_from_npm(name, "グラフ") for name in ("d3-array", "d3-path", "d3-shape", "internmap")),
    ]


def bundled_in_material(material: Distribution) -> list[str]:
    """The npm packages inside Material's scripts and styles, by their source maps (its search is not shipped)."""
    folder = Path(str(material.locate_file("material/templates/assets")))
    sources = "\n".join(name for path in folder.glob("*/*.map") for name in json.loads(path.read_text())["sources"])
    return sorted(set(re.findall(r"node_modules/((?:@[^/\n]+/)?[^/\n]+)/", sources)))


def texts() -> list[tuple[str, str]]:
    """The licences that ask to be handed on with their text."""
    material = distribution("mkdocs-material")
    return [
        ("補助金ものさし（MIT）", _mit()),
        ("Pyodide（MPL-2.0）", (NODE_MODULES / "axe-core/LICENSE").read_text()),
        ("MicroPython（MIT）", re.sub(r"Copyright.*", "Copyright (c) 2013-2025 Damien P. George", _mit())),
        ("CPython（PSF-2.0）", (ROOT / "scripts/texts/psf-licence.txt").read_text()),
        ("Material for MkDocs（MIT）", material.read_text("licenses/LICENSE") or ""),
        ("デザイントークン（MIT）", (NODE_MODULES / "@digital-go-jp/design-tokens/LICENSE").read_text()),
        ("qr（MIT）", (NODE_MODULES / "qr/LICENSE-MIT").read_text()),
        ("D3 の d3-array、d3-path、d3-shape と internmap（ISC）", (NODE_MODULES / "d3-shape/LICENSE").read_text()),
        ("RxJS、Material Design Icons（Apache-2.0）", (NODE_MODULES / "typescript/LICENSE").read_text()),
    ]


def _mit() -> str:
    return (ROOT / "LICENSE").read_text()


def _from_npm(name: str, use: str) -> Part:
    facts: dict[str, Any] = json.loads((NODE_MODULES / name / "package.json").read_text())
    return Part(name, facts["version"], facts["license"], facts["homepage"].removesuffix("#readme"), use)


def _quoted(text: str) -> str:
    """A text block inside a note, kept as its author set it."""
    lines = ["``` text", *text.strip().splitlines(), "```"]
    return "\n".join(f"    {line}".rstrip() for line in lines)


INTRODUCTION = """\
---
title: ライセンス
description: 補助金ものさしが使っている部品と、そのライセンス
search:
  exclude: true
---

<!-- Written by scripts/licences.py. -->

# ライセンス

補助金ものさしは MIT ライセンスで公開しています。自由に使い、直し、配ることができます。

このサイトには、次の方々の成果が含まれています。どれも、このサイトと同じ場所から配られ、外のサーバーからは読み込みません。
Pyodide には手を加えていません。MicroPython は、計算で使わない関数を除いたものと、元のままのものを置いています。
Python の標準ライブラリと計算プログラムは、使う部分だけを選び、あらかじめ変換しています。
ソースコードは、それぞれの名前のリンク先から手に入ります。

| 部品 | 版 | ライセンス | 使いどころ |
| --- | --- | --- | --- |"""

TEXTS = """\
版の欄が空いているものは、上の部品の中に組み込まれています。

## ライセンスの本文
"""

if __name__ == "__main__":
    main()
