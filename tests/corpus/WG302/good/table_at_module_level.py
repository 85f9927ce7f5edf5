"""Builds a table, once."""

squares = []
for number in range(16):
    squares.append(number * number)

while False:
    squares.append(0)

names = [str(one) for one in squares]
