"""Making and changing the law: each use case plans texts, and `publish` signs and writes them."""
