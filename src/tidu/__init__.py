"""Tidu (梯度): raise small and medium firms along a gradient of titles, by rules that can be read.

The package is layered, and a lower layer never imports a higher one:
``packs`` (data) < ``engine`` < ``plans`` < ``reader`` < ``tables`` < ``cli`` and ``web``.
Importing ``tidu`` itself loads nothing, so that each layer costs only what it needs.
"""

__version__ = "0.1.0"
