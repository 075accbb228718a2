"""How much memory a measured child took at most."""

from __future__ import annotations

import resource
import sys


def peak_mb(of: int = resource.RUSAGE_SELF) -> float:
    """Largest resident size so far, of this process or its children; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(of).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
