//! Lists of products and of members.

use crate::Corpus;
use crate::table::Tables;

static TABLES: Tables = Tables::of(&["product_list", "member_list"]);

/// Reads rows of one of the formats.
pub fn check(input: &[u8]) -> Corpus {
    TABLES.check(input)
}

/// Rows of every format.
pub fn seeds() -> Vec<Vec<u8>> {
    TABLES.seeds()
}
