"""Compile LLVM text in this process. What was compiled once stays for the life of the process."""

from __future__ import annotations

from functools import cache
from typing import Any

from llvmlite import binding

_ENGINES: list[Any] = []
"""Engines own their code. They are never let go: data frames may hold addresses of it until the very end."""


@cache
def compiled(text: str, *names: str) -> tuple[int, ...]:
    """Compile a module, once a process for equal text, and return the addresses of some of its functions."""
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    module = binding.parse_assembly(text)
    module.verify()
    machine = binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(), features=binding.get_host_cpu_features().flatten(), opt=2
    )
    engine = binding.create_mcjit_compiler(module, machine)
    engine.finalize_object()
    _ENGINES.append(engine)
    return tuple(engine.get_function_address(name) for name in names)
