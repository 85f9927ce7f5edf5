def total(*values: int, **weights: int) -> int:
    return sum(values) * max(weights.values(), default=1)


def grand_total(rows: list[list[int]]) -> int:
    first, *rest = rows
    return total(*first) + sum(total(*row) for row in rest)
