"""Reports in the formats that other tools and archives read, and brat's annotations back.

`records`, `source_records`, `to_pandas` and `to_polars` give rows; `to_brat` and `from_brat` standoff for
annotators; `to_web_annotations` and `to_schema_org` JSON-LD, which `dumps` writes; `to_prov` a
document of W3C PROV. Libraries that these need come with extras of the same names.
"""

from claimtrack.exchange.brat import from_brat, to_brat
from claimtrack.exchange.jsonld import dumps, to_schema_org, to_web_annotations
from claimtrack.exchange.provenance import to_prov
from claimtrack.exchange.records import columns, records, to_pandas, to_polars
from claimtrack.exchange.voices import source_records

__all__ = [
    "columns",
    "dumps",
    "from_brat",
    "records",
    "source_records",
    "to_brat",
    "to_pandas",
    "to_polars",
    "to_prov",
    "to_schema_org",
    "to_web_annotations",
]
