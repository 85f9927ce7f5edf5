def reserve(seats: int, free: int) -> int:  # expect: WG305
    assert (seats > 0, "at least one seat")
    assert (seats <= free, "not enough seats")
    return free - seats
