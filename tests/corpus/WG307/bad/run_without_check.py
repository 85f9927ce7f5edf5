import subprocess


def deploy(target: str) -> None:
    subprocess.run(["rsync", "-a", "build/", target])  # expect: WG307
    print("deployed")
