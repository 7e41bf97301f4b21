"""统一社会信用代码 (GB 32100-2015): normalise, check with the reason in Chinese, and make for samples.

Eighteen signs: 1 authority, 1 kind, 6 region, 9 organisation code (the last is its own check sign, GB 11714),
1 check sign. A wrong 18th sign is an error; a wrong 17th only a warning, since old organisation codes
were issued by other rules (national-criteria §11).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from operator import mul

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs a code may hold; I, O, S, V and Z are left out because they look like digits or letters."""

LENGTH = 18

_SIGNS = frozenset(ALPHABET)
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
# With the 18th sign, which makes a multiple of 31 of the sum; and each sign's value by its byte.
_ALL_WEIGHTS = (*_WEIGHTS, 1)
_BYTE_VALUES = bytes(_VALUES.get(chr(byte), 0) for byte in range(256))
_ORGANISATION = slice(8, 16)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
# In the organisation code letters count A=10 … Z=35; its check sign by the weighted sum modulo 11.
_ORGANISATION_VALUES = bytes(int(chr(byte), 36) if chr(byte) in _VALUES else 0 for byte in range(256))
_ORGANISATION_SIGNS = "0X987654321"
# What people type instead: the letter that does not exist → the sign it was most likely meant to be.
_CONFUSED = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U"}
# Spaces of all kinds, and what spreadsheets and copy-and-paste leave around a text.
_REMOVED = dict.fromkeys(map(ord, " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff'\"`=-_"))


@dataclass(frozen=True, slots=True)
class UsccCheck:
    """A code as it should be written, and what is wrong with it in Chinese (empty: nothing)."""

    code: str
    error: str = ""
    warning: str = ""

    @property
    def region(self) -> str:
        """Six digits of the registering authority's region (places 3–8)."""
        return self.code[2:8]


def normalise(text: str) -> str:
    """Return a code in capital half-width letters, without spaces, quotes and hyphens."""
    return unicodedata.normalize("NFKC", text).translate(_REMOVED).upper()


def check_sign(first_seventeen: str) -> str:
    """Return the 18th sign that belongs to seventeen valid signs (weights 3^i mod 31).

    Raises:
        KeyError: a sign is outside the alphabet.
    """
    return ALPHABET[-sum(map(mul, map(_VALUES.__getitem__, first_seventeen), _WEIGHTS)) % 31]


def organisation_sign(body: str) -> str:
    """Return the check sign (17th place) of an organisation code's eight signs; letters count A=10 … Z=35."""
    values = body.encode().translate(_ORGANISATION_VALUES)
    return _ORGANISATION_SIGNS[sum(map(mul, values, _ORGANISATION_WEIGHTS)) % 11]


def make(region: str, body: str, *, kind: str = "91") -> str:
    """Make a valid code, for samples and tests.

    Args:
        region: six digits of the region.
        body: eight signs of the organisation code.
        kind: authority and kind; ``91`` is a company at the market regulator.
    """
    first = f"{kind}{region}{body}{organisation_sign(body)}"
    return first + check_sign(first)


def check(text: str) -> UsccCheck:
    """Check a code as typed; full-width, lower-case and spaced writing is mended silently."""
    plain = len(text) == LENGTH and text.isascii() and text.isalnum()
    code = text.upper() if plain else normalise(text)
    if plain and _SIGNS.issuperset(code) and _is_valid(code):
        return UsccCheck(code, "", _doubtful_organisation_code(code))
    error = _wrong_length(code) or _wrong_signs(code) or _wrong_check_sign(code)
    return UsccCheck(code, error, "" if error else _doubtful_organisation_code(code))


def _wrong_length(code: str) -> str:
    if len(code) == LENGTH:
        return ""
    if len(code) == 15 and code.isdigit():  # noqa: PLR2004 - length of the old registration number
        return f"“{code}”是15位的旧工商注册号，请换成18位统一社会信用代码"
    kind = "少" if len(code) < LENGTH else "多"
    return f"“{code}”有{len(code)}位，应为18位，{kind}了{abs(len(code) - LENGTH)}位，请对照营业执照补正"


def _wrong_signs(code: str) -> str:
    if _SIGNS.issuperset(code):
        return ""
    wrong = sorted({sign for sign in code if sign not in _VALUES})
    mended = "".join(_CONFUSED.get(sign, sign) for sign in code)
    named = "、".join(wrong)
    meant = "，".join(f"{sign} 可能是 {_CONFUSED[sign]}" for sign in wrong if sign in _CONFUSED)
    if not meant:
        return f"“{code}”含有代码中不会出现的字符 {named}，请对照营业执照改正"
    proof = "，改后校验通过" if all(sign in _VALUES for sign in mended) and _is_valid(mended) else ""
    return f"“{code}”含有代码中不使用的字母 {named}（{meant}{proof}），请对照营业执照改正"


def _wrong_check_sign(code: str) -> str:
    if _is_valid(code):
        return ""
    right = check_sign(code[:-1])
    cut = "；末尾几位都是0，可能曾被表格软件当作数字存过而丢了精度" if code.endswith("000") else ""
    return f"“{code}”校验位不符（按前17位推算末位应为 {right}，实为 {code[-1]}）{cut}，请对照营业执照逐位核对"


def _is_valid(code: str) -> bool:
    return not sum(map(mul, code.encode().translate(_BYTE_VALUES), _ALL_WEIGHTS)) % 31


def _doubtful_organisation_code(code: str) -> str:
    right = organisation_sign(code[_ORGANISATION])
    if right == code[16]:
        return ""
    return f"“{code}”第17位（组织机构代码校验位）应为 {right}，实为 {code[16]}；第18位无误，已照常读入"
