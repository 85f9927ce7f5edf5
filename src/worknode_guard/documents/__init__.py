"""BYTES ⇄ NOUNS: the documents of the law as people write them. The only home of YAML."""
