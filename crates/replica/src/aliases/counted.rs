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

/// Every product with the one whose lines its own count for: `told_key`, `key`, `category`,
/// `is_goods`.
pub(crate) fn counted_products() -> String {
    format!(
        "SELECT product.key AS told_key, meant.key AS key, meant.category,
                meant.kind = 'goods' AS is_goods
         FROM product LEFT JOIN ({STANDING}) AS counted ON counted.told_key = product.key
         JOIN product AS meant ON meant.key = coalesce(counted.key, product.key)"
    )
}
