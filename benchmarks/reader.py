"""How long the reader takes for a policy document: `python -m benchmarks.reader`.

The document is made up, of plans' usual parts; ten thousand characters are to take less than a tenth of a second.
"""

import statistics
import subprocess
import sys
import time
from typing import Final

from tidu.reader import read

LENGTHS: Final = (1_000, 10_000, 100_000)
ROUNDS: Final = 15
HEAD: Final = "示例市示例企业培育三年行动计划（2023—2025年）\n为做好示例工作，制定本计划。\n一、主要目标\n"
GOALS: Final = (
    "到2025年，示例企业培育体系更加完善。\n——优质主体不断壮大。累计培育甲类示例企业50家以上，乙类示例企业250家左右。\n"
    "——创新能力大幅提升。示例企业研发投入强度超过7%，户均有效专利数不少于3个。\n二、重点任务\n"
)
ITEM: Final = (
    "{number}.提升第{number}类示例能力。围绕13个示例集群和7条示例产业链，推动示例企业与高校、科研院所开展示例合作，完善示例服务体系，"
    "提高示例服务水平。到2025年，新增示例项目{number}00项，建设示例车间30个、示例工厂5家。对新认定的省级、国家级示例工厂，"
    "分别给予50万元、100万元一次性奖励。建立示例企业培育库和季度调度机制。（责任单位：市甲局、市乙局，各县（市、区）政府）\n"
)
IMPORT: Final = (
    "import time; begun = time.perf_counter(); import tidu.reader; print(time.perf_counter() - begun); "
    "import sys; assert not {'docx', 'pypdfium2', 'lxml', 'django', 'polars'} & sys.modules.keys()"
)


def made(length: int) -> str:
    """A plan of about ``length`` characters."""
    text, number = HEAD + GOALS, 1
    while len(text) < length:
        text += ITEM.format(number=number)
        number += 1
    return text[:length]


def seconds(text: str) -> tuple[float, float]:
    """Median seconds of a reading by the clock and of the processor, after one that is not counted."""
    read(text)
    wall, cpu = [], []
    for _ in range(ROUNDS if len(text) <= LENGTHS[1] else 3):
        begun, worked = time.perf_counter(), time.process_time()
        read(text)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - worked)
    return statistics.median(wall), statistics.median(cpu)


def main() -> None:
    """Print a line for the import and one for each length."""
    done = subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True, text=True)
    print(f"import tidu.reader: {float(done.stdout) * 1000:.0f} ms")
    for length in LENGTHS:
        text = made(length)
        document = read(text)
        found = f"{len(document.tasks)} tasks, {len(document.targets)} targets, {len(document.incentives)} money rules"
        wall, cpu = seconds(text)
        print(f"{len(text):>7,} characters: {wall * 1000:7.1f} ms, processor {cpu * 1000:7.1f} ms ({found})")


if __name__ == "__main__":
    main()
