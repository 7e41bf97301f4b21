"""Blocks become frames without copying, and come back when the last column is gone."""

import ctypes

import polars as pl

from tidu.engine.columnar.native.memory import Block

DTYPES = {"甲": pl.UInt8(), "乙": pl.Float64()}
WIDTHS = (1, 8)
ROWS = 1_003


def addresses(block: Block) -> list[int]:
    return [int(address or 0) for address in block.columns]


def filled() -> tuple[Block, int]:
    block = Block(WIDTHS, ROWS)
    codes, points = addresses(block)
    ctypes.memset(codes, 7, ROWS)
    (ctypes.c_double * ROWS).from_address(points)[:] = [float(row) for row in range(ROWS)]
    return block, codes


def test_a_frame_over_a_block_has_its_values() -> None:
    block, _ = filled()
    frame = block.frame(DTYPES, ROWS)
    assert frame.schema == DTYPES
    assert frame["甲"].to_list() == [7] * ROWS
    assert frame["乙"].sum() == ROWS * (ROWS - 1) / 2


def test_a_block_comes_back_when_the_last_column_is_dropped() -> None:
    block, address = filled()
    frame = block.frame(DTYPES, ROWS)
    column = frame["乙"].slice(3, 2)
    del frame, block
    other = Block(WIDTHS, ROWS)
    assert other.columns[0] != address
    assert column.to_list() == [3.0, 4.0]
    other.drop()
    del column
    again = [Block(WIDTHS, ROWS) for _ in range(2)]
    assert address in [one.columns[0] for one in again]
    for one in again:
        one.drop()


def test_blocks_of_another_size_are_not_handed_out() -> None:
    Block(WIDTHS, ROWS).drop()
    larger = Block(WIDTHS, 100 * ROWS)
    ctypes.memset(addresses(larger)[1], 1, 8 * 100 * ROWS)
    larger.drop()
