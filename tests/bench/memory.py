"""How much memory a measured child took at most."""

from __future__ import annotations

import resource
import sys


def peak_mb() -> float:
    """Largest resident size so far; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
