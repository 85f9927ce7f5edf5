"""Foreign protocols: a payload comes in, a service is called, the answer goes out in their form."""
