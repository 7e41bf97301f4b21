"""The columns of a plan as machine code: the same graph that `emit` writes for Polars, written for LLVM.

Firms are judged 32 at a time: a truth of 32 firms is two words of 32 bits, a number a vector of 32. Rows that
floats may not decide are handed back, and the Polars plan decides them exactly. Nothing but this package may
import llvmlite, and nothing imports this package before enough firms were seen to pay for compiling.
See ADR 0007.
"""
