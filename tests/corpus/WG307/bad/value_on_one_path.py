def find(rows: list[dict], name: str):
    for row in rows:
        if row["name"] == name:
            return row


def touch(rows: list[dict]) -> None:
    find(rows, "root")  # expect: WG307
