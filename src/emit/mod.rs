//! One file per output format, each a function of the report alone.
