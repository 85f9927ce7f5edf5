def normalise(name: str) -> str:  # expect: WG305
    assert True
    assert "name is a string"
    return name.strip().casefold()
