import logging


def load(path: str) -> dict[str, str]:
    try:
        with open(path) as file:
            return dict(line.split("=", 1) for line in file)
    except OSError as error:
        logging.warning("no settings: %s", error)
    except ValueError:
        raise
    return {}
