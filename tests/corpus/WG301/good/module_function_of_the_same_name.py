import logging
import shutil


def log(level: int, text: str) -> None:
    logging.log(level, text)


def copy(source: str, target: str) -> str:
    return shutil.copy(source, target)
