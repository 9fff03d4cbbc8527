"""Where the files beside the package are: in the wheel under `_bundle`, else at the top of the checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
ROOT = _HERE / "_bundle" if (_HERE / "_bundle").is_dir() else _HERE.parent


def beside(name: str) -> Path:
    """Return the path of a folder that stands beside the package, such as `templates`."""
    return ROOT / name
