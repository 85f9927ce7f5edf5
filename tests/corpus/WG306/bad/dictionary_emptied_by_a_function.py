SESSIONS = {"root": 0}  # expect: WG306
LIMITS = {"root": 10}


def log_out(user: str) -> None:
    del SESSIONS[user]


def allowed(user: str) -> bool:
    return SESSIONS[user] < LIMITS[user]
