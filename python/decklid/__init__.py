"""Gets a car's trunk open when fob, latch or battery fail, and learns from a fleet's cases."""

from ._decklid import (
    Batch,
    Car,
    CarNotFound,
    CaseError,
    Error,
    cars,
    expectations,
    learn,
    posteriors,
    records,
    replay,
)

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
