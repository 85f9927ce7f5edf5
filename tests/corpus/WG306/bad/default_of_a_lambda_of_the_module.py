"""A default that all calls share."""

collect = lambda one, found=[]: found.append(one) or found  # expect: WG306
