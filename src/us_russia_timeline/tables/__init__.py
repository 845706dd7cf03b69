"""Records as flat rows: one row a record, and the star of all the tables of a whole timeline.

`to_records` gives the rows of records of one type, `to_tables` every table of a timeline: a table for each
collection, and child tables for what a record has several of (parties, terms, sources, roles), each row with
the keys of what it belongs to. `TABLES` describes them: what a row is, its columns, its key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.tables.cells import Cell as Cell, Column as Column
    from us_russia_timeline.tables.records import columns as columns, to_records as to_records
    from us_russia_timeline.tables.star import (
        TABLES as TABLES,
        Reference as Reference,
        Table as Table,
        dyads as dyads,
        rows_of as rows_of,
        to_tables as to_tables,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "cells": ("Cell", "Column"),
            "records": ("columns", "to_records"),
            "star": ("TABLES", "Reference", "Table", "dyads", "rows_of", "to_tables"),
        },
    )
