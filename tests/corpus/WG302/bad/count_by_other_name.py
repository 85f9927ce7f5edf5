from itertools import count as naturals


def number_jobs(jobs, publish) -> None:
    for number in naturals(1):  # expect: WG302
        publish(number, jobs.pop())
