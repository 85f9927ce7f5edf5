"""JSON Schemas (2020-12) of the documents, for editors; made from the tables that read them.

They say what one value may be. Rules between values (a threshold that the role's people can meet,
phases that exist) and the YAML profile are beyond them: only `read_document` decides.
"""

from typing import Final

from worknode_guard.documents.kinds import SCHEMAS
from worknode_guard.documents.schema import Json
from worknode_guard.errors import UsageError

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Json:
    """Give the JSON Schema of a kind of document.

    Raises:
        UsageError: There is no such kind, or it has no schema.
    """
    make = SCHEMAS.get(kind)
    if make is None:
        raise UsageError(
            f"{kind!r} has no schema",
            why=f"the kinds with a schema are {', '.join(SCHEMAS)}",
            fix="name one of them",
        )
    head = {"$schema": _DIALECT, "$id": f"urn:worknode-guard:document:{kind}:1"}
    return {**head, "title": f"worknode-guard {kind}", **make()}
