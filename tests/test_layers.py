"""Who may use whom: web → programme → estimate → quantities; scripts → calculator, never back."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CALCULATOR = sorted(path for path in (ROOT / "calculator").rglob("*.py"))
ON_A_TERMINAL = (
    "__main__.py",
    "command_line.py",
    "deadlines.py",
    "rounds.py",
    "report.py",
    "beside_report.py",
    "check_report.py",
    "headcount_report.py",
    "finder_report.py",
    "catalogue.py",
    "confidence_report.py",
    "confidence.py",
)
PORTABLE = [path for path in CALCULATOR if path.name not in ON_A_TERMINAL]
ALLOWED_OUTSIDE = {"collections"}
FORBIDDEN_SYNTAX = (ast.Match, ast.AsyncFunctionDef, ast.TryStar, ast.NamedExpr, ast.Lambda)


def imported(path: Path) -> set[str]:
    """Return the modules a file imports when it runs (not those under `if MYPY`)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {id(node) for each in tree.body if isinstance(each, ast.If) for node in ast.walk(each)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_browsers_part_uses_nothing_but_itself() -> None:
    """Everything that goes to the browser imports only the calculator and `collections`."""
    for path in PORTABLE:
        for name in imported(path):
            top = name.split(".")[0]
            assert top in {"calculator", *ALLOWED_OUTSIDE}, f"{path.name} imports {name}"


def test_the_calculator_never_uses_the_workshop() -> None:
    """calculator/ knows nothing of scripts/ or tests/."""
    for path in CALCULATOR:
        assert not {name for name in imported(path) if name.split(".")[0] in ("scripts", "tests")}, path


def test_quantities_stand_at_the_bottom() -> None:
    """Quantities and typed use no frame, no estimate and no wire."""
    for name in ("quantities", "typed"):
        used = {each for each in imported(ROOT / "calculator" / f"{name}.py") if each.startswith("calculator")}
        assert all(each.split(".")[1] in ("quantities", "typed") for each in used), (name, used)


def test_the_portable_subset_is_kept() -> None:
    """No syntax that one of the interpreters lacks: match, walrus, unpacking in a display, async, except*."""
    for path in PORTABLE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not isinstance(node, FORBIDDEN_SYNTAX), f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Dict):
                assert None not in node.keys, f"{path.name}:{node.lineno} unpacks a dict"
            if isinstance(node, ast.List | ast.Tuple | ast.Set) and not isinstance(
                getattr(node, "ctx", None), ast.Store
            ):
                assert not [each for each in node.elts if isinstance(each, ast.Starred)], f"{path.name}:{node.lineno}"


def test_no_float_and_no_clock_touch_money() -> None:
    """calculator/ has no float literal, no true division and no clock."""
    for path in CALCULATOR:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            line = f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{line} has a float"
            assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), f"{line} divides with /"
        assert not {name for name in imported(path) if name.split(".")[0] in ("time", "datetime", "random")}, path


def test_a_first_answer_reads_nothing_that_is_asked_later() -> None:
    """An amount comes without the modules of what stands beside it, and of who may apply: loading them takes time."""
    asked = """
import sys
from calculator.web import handle
handle('{"program":"it-2025","frame":"tsujyo","inputs":{"software_purchase":1500000}}')
print(*sys.modules, sep="\\n")
"""
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    read = set(done.stdout.split())
    assert "calculator.it_2025.tsujyo" in read
    later = (
        "applicant",
        "beside",
        "check",
        "headcount",
        "it_2025.eligible",
        "it_2025.near_wage",
        "it_2025.outlook",
        "shopping",
        "finder",
        "it_2025.finder",
    )
    assert not read & {f"calculator.{name}" for name in later}
