//! Headings of two rows: groups above, columns below.

/// The header texts of a two-row heading: `基础信息` above `订单号` is `基础信息_订单号`. A group
/// reaches over the blank cells to its right; a header that has nothing below it stands alone.
pub fn flattened(above: &[String], below: &[String]) -> Vec<String> {
    let mut group = "";
    (0..above.len().max(below.len()))
        .map(|column| {
            let upper = above.get(column).map_or("", |text| text.trim());
            let lower = below.get(column).map_or("", |text| text.trim());
            if !upper.is_empty() {
                group = if lower.is_empty() { "" } else { upper };
            }
            match (group, lower) {
                (_, "") => upper.to_string(),
                ("", lower) => lower.to_string(),
                (group, lower) if group == lower => lower.to_string(),
                (group, lower) => format!("{group}_{lower}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_reaches_over_the_blank_cells_to_its_right() {
        let texts = |text: &str| text.split(',').map(str::to_string).collect::<Vec<_>>();
        let cases = [
            (
                "交易类型,基础信息,,,商家应收款",
                ",订单号,门店id,,",
                "交易类型,基础信息_订单号,基础信息_门店id,,商家应收款",
            ),
            ("交易类型,,金额", ",备注,金额", "交易类型,备注,金额"),
            ("甲", "a,b", "甲_a,甲_b"),
        ];
        for (above, below, expected) in cases {
            assert_eq!(flattened(&texts(above), &texts(below)), texts(expected), "{above}");
        }
    }
}
