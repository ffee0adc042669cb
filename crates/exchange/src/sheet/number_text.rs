//! Numbers of workbook cells as text, the way a person would write them.

/// Amounts have two decimals, quantities three.
const SCALES: [(f64, usize); 2] = [(1.0, 0), (1_000.0, 3)];
/// Decimals of up to 15 digits are told apart by a double, so one of them is the shortest text.
const MOST: f64 = 1e15;

/// Shows the shortest text that reads back as the number, `128.5` for example, to `visit`. As
/// [`f64::to_string`] writes it; the numbers that shops have are written without its search.
pub fn with_text<Answer>(number: f64, visit: impl FnOnce(&[u8]) -> Answer) -> Answer {
    for (scale, decimals) in SCALES {
        let scaled = (number * scale).round();
        if scaled.abs() < MOST && scaled / scale == number && (scaled != 0.0 || number == 0.0) {
            let mut digits = Digits::default();
            digits.write(scaled.abs() as u64, decimals);
            if number.is_sign_negative() {
                digits.push(b'-');
            }
            return visit(digits.text());
        }
    }
    visit(number.to_string().as_bytes())
}

/// Digits written from the last to the first.
#[derive(Default)]
struct Digits {
    bytes: [u8; 24],
    count: usize,
}

impl Digits {
    fn push(&mut self, byte: u8) {
        self.count += 1;
        let at = self.bytes.len() - self.count;
        self.bytes[at] = byte;
    }

    /// A whole number of 10^-`decimals`, without zeros at its end.
    fn write(&mut self, mut number: u64, mut decimals: usize) {
        while decimals > 0 && number.is_multiple_of(10) {
            number /= 10;
            decimals -= 1;
        }
        if decimals > 0 {
            for _ in 0..decimals {
                self.push(b'0' + (number % 10) as u8);
                number /= 10;
            }
            self.push(b'.');
        }
        loop {
            self.push(b'0' + (number % 10) as u8);
            number /= 10;
            if number == 0 {
                break;
            }
        }
    }

    fn text(&self) -> &[u8] {
        &self.bytes[self.bytes.len() - self.count..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_standard_library_writes_it() {
        let mut numbers = vec![
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            0.001,
            0.0005,
            0.1 + 0.2,
            128.5,
            1.0 / 3.0,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            999_999_999_999_999.0,
            1_000_000_000_000_000.0,
            999_999_999_999.999,
            1_000_000_000_000.001,
            1e300,
        ];
        for cents in 0..20_000 {
            numbers.push(f64::from(cents) / 100.0);
            numbers.push(f64::from(cents) / -1_000.0);
            numbers.push(f64::from(cents) * 123.45);
            numbers.push(f64::from(cents).sqrt());
        }
        for number in numbers {
            with_text(number, |text| {
                assert_eq!(std::str::from_utf8(text), Ok(&*number.to_string()), "{number:e}");
            });
        }
    }
}
