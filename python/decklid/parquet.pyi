from collections.abc import Iterable
from os import PathLike
from typing import Any, Optional, Union

_Path = Union[str, "PathLike[str]"]

ROWS: int
CASE: list[str]

def posteriors(
    source: _Path, target: _Path, *, threads: Optional[int] = None, keep: Iterable[str] = ("id",), **options: Any
) -> None: ...
def replay(source: _Path, target: _Path, *, threads: Optional[int] = None, **options: Any) -> None: ...
def expectations(source: _Path, target: _Path, **options: Any) -> None: ...
