def next_job(jobs: list[str], limit: int) -> str:
    assert jobs
    assert limit > 0
    assert (job := jobs[limit - 1])  # expect: WG305
    return job
