"""The columns of a plan as machine code: the same graph that `emit` writes for Polars, written for LLVM.

`firms` are judged 64 at a time: a truth of 64 firms is two words of 64 bits, a number a vector of 64. Rows that
floats may not decide are handed back, and the Polars plan decides them exactly. Nothing but this package may
import llvmlite, and nothing imports this package before a pool is large enough to pay for compiling.
See ADR 0007.
"""
