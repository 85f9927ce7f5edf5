def poll(sensors: list, store) -> None:
    while True:  # expect: WG302
        for sensor in sensors:
            value = sensor.read()
            if value is None:
                break
            store(value)
