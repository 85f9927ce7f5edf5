class Channel:
    def close(self) -> None:
        self.open = False


class SecureChannel(Channel):
    """The method of the parent is another method, though it bears the same name."""

    def close(self) -> None:
        self.key = None
        super().close()
