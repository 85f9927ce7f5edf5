"""Source texts for measurements: as long as asked, within the default limits, never twice alike."""

from typing import Final

_C_FUNCTION: Final = """\
/* Sum the entries of table {n} that lie between two bounds. */
static int sum_{n}(const int *table, int count, int low, int high)
{{
    int total = {salt};
    for (int i = 0; i < count; i++) {{
        if (table[i] < low || table[i] > high) {{
            continue;
        }}
        total += table[i] * {n};
        if (total > LIMIT_{n}) {{
            log_overflow("table %d: %d", {n}, total);
            return -1;
        }}
    }}
    return total;
}}

"""

_PYTHON_FUNCTION: Final = '''\
def collect_{n}(rows: list[dict[str, int]], low: int, high: int) -> list[int]:
    """Collect the values of column {n} that lie between two bounds."""
    found = []
    for row in rows:
        value = row.get("column_{n}", {salt})
        if value < low or value > high:
            continue
        try:
            found.append(scale(value, {n}))
        except OverflowError as error:
            report(f"column {n}: {{value}}", error)
    if not found:
        return [{salt}]
    return sorted(found, key=lambda value: (value % 7, value))


'''

_FORMS: Final[dict[str, str]] = {"c": _C_FUNCTION, "py": _PYTHON_FUNCTION}


def source(suffix: str, lines: int, salt: int) -> str:
    """Write a file of about `lines` lines.

    Args:
        suffix: `c` or `py`.
        lines: Whole functions are written until there are that many.
        salt: A number that makes the text another one.
    """
    form = _FORMS[suffix]
    each = form.count("\n")
    return "".join(form.format(n=n, salt=salt) for n in range(-(-lines // each)))


def revised(text: str, place: int, salt: int) -> str:
    """Change one line of a text that `source` wrote, at a place chosen by a number."""
    lines = text.splitlines(keepends=True)
    starts = [
        n for n, line in enumerate(lines) if line.lstrip().startswith(("total +=", "found ="))
    ]
    chosen = starts[place % len(starts)]
    ending = "  # {}\n" if "found =" in lines[chosen] else " /* {} */\n"
    lines[chosen] = lines[chosen].rstrip("\n") + ending.format(salt)
    return "".join(lines)
