# setup: {"function_lines": 6}
def usage(program: str) -> str:  # expect: WG304
    return f"""usage: {program} [options] FILE

    --quiet   say nothing
    --force   overwrite

    def this_is_text():
"""
