//! Which product a line counts for: the one that its file named, or the one that people said it
//! stands for. Lines keep the product their file named, so that what people say moves no fact,
//! works backwards as well as forwards, and can be taken back.

/// Products that stand for another, with that other.
const STANDING: &str = "SELECT told.key AS told_key, meant.key AS key
    FROM product_alias
    CROSS JOIN product AS meant ON meant.id = product_alias.product_id
    CROSS JOIN product AS told ON told.code = product_alias.text";

/// A join that tells of `line` which other product it counts for: `counted.key`, null for a line
/// that counts for its own.
pub(crate) fn counted() -> String {
    format!("LEFT JOIN ({STANDING}) AS counted ON counted.told_key = line.product_key")
}

/// A condition on `product`: it stands for another, so lists do not show it.
pub(crate) fn hidden() -> String {
    format!("product.key IN (SELECT told_key FROM ({STANDING}))")
}

/// The keys of the products that count for those of which a condition on `product` holds. The
/// condition is asked twice, and so are its parameters.
pub(crate) fn keys_where(condition: &str) -> String {
    format!(
        "SELECT product.key FROM product WHERE {condition} AND NOT ({hidden})
         UNION ALL
         SELECT standing.told_key FROM ({STANDING}) AS standing
         CROSS JOIN product ON product.key = standing.key WHERE {condition}",
        hidden = hidden(),
    )
}

/// A condition on `line`: it is goods, and counts as units. A line without product is goods.
pub(crate) fn is_goods() -> String {
    format!(
        "(line.product_key IS NULL OR line.product_key NOT IN ({others}))",
        others = keys_where("product.kind <> 'goods'"),
    )
}

/// What the lines of a product count for: `key`, `category`, `is_goods` of the product meant.
pub(crate) const COUNTED_PRODUCT: &str =
    "SELECT meant.key, meant.category, meant.kind = 'goods' AS is_goods
     FROM product AS meant
     WHERE meant.key = coalesce(
         (SELECT other.key FROM product AS told
          CROSS JOIN product_alias ON product_alias.text = told.code
          CROSS JOIN product AS other ON other.id = product_alias.product_id
          WHERE told.key = ?1), ?1)";
