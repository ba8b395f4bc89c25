"""Gets a car's trunk open when fob, latch or battery fail, and learns from a fleet's cases."""

from collections.abc import Sequence
from typing import Any, Optional, Protocol, Union, final

class _Array(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = ...) -> Any: ...

class _Stream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = ...) -> Any: ...

__all__ = [
    "Batch",
    "Car",
    "CarNotFound",
    "CaseError",
    "Error",
    "cars",
    "expectations",
    "learn",
    "posteriors",
    "records",
    "replay",
]

# A record batch, a table, a reader or a data frame of any library that speaks Arrow.
_Frame = Union[_Array, _Stream]

@final
class Batch:
    """A record batch; `pyarrow.record_batch(it)` and `polars.DataFrame(it)` take it without copying."""

    num_rows: int
    column_names: list[str]
    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __len__(self) -> int: ...

class Error(ValueError):
    """Something that decklid cannot use."""

class CarNotFound(Error):
    """No car has this name."""

    near: list[str]

class CaseError(Error):
    """A case that its car does not know."""

    row: Optional[int]
    field: str

@final
class Car:
    """A car, by what its owner calls it."""

    id: str
    name: str
    hash: str
    hidden: list[str]
    priors: list[float]
    steps: list[tuple[str, list[str]]]
    signs: list[tuple[str, list[str]]]
    def __new__(cls, name: str, *, numbers: Optional[str] = None, language: Optional[str] = None) -> "Car": ...
    def next(
        self,
        saw: Sequence[Union[str, tuple[str, str]]] = ...,
        *,
        goal: Optional[str] = None,
        before: Sequence[Union[str, tuple[str, str, str]]] = ...,
        volts: Optional[float] = None,
        have: Sequence[str] = ...,
        lack: Sequence[str] = ...,
        cannot: Sequence[str] = ...,
        hourly: Optional[float] = None,
        thrift: Optional[float] = None,
    ) -> dict[str, Any]:
        """The next step, as `decklid next --json` prints it."""
    def why(
        self,
        saw: Sequence[Union[str, tuple[str, str]]] = ...,
        *,
        goal: Optional[str] = None,
        before: Sequence[Union[str, tuple[str, str, str]]] = ...,
        volts: Optional[float] = None,
        most: int = 5,
    ) -> dict[str, Any]:
        """Causes with the evidence for and against each, as `decklid why --json` prints them."""
    def lockouts(self, *, free: bool = False, first: int = ...) -> dict[str, Any]:
        """What has to fail together to lock an owner out, as `decklid-lab lockouts --json` prints it."""

def cars() -> list[dict[str, Any]]:
    """The cars of the catalog, as `decklid cars --json` lists them."""

def records(lines: Union[str, bytes], *, strict: bool = True) -> Batch:
    """Case records, one line of JSON each, as a batch for the other functions."""

def posteriors(
    frame: _Frame, *, of: Optional[Sequence[str]] = None, numbers: Optional[str] = None, strict: bool = True
) -> Batch:
    """The exact probability of everything hidden in each case, given what was told and found."""

def expectations(frame: _Frame, *, numbers: Optional[str] = None, strict: bool = True) -> Batch:
    """What cases say about each number of each car: the sums of expectation and maximization."""

def learn(frame: _Frame, *, judgment: float = 2.0, k_anonymous: int = 1, strict: bool = True) -> str:
    """The numbers that cases teach, as a file that `--numbers` and `numbers=` take."""

def replay(frame: _Frame, *, numbers: Optional[str] = None, strict: bool = True) -> Batch:
    """What following the guide would have led to in each case, as `decklid-lab replay` has it."""
