//! Digits as keyboards write them.

/// Arabic and Persian keyboards write digits of their own; every other sign stays as it is.
pub(super) fn western(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_of_an_arabic_keyboard_is_read_and_nothing_else_changes() {
        for (digits, name) in [("٠١٢٣٤٥٦٧٨٩", "Arabic"), ("۰۱۲۳۴۵۶۷۸۹", "Persian")]
        {
            let read: String = digits.chars().map(western).collect();
            assert_eq!(read, "0123456789", "{name}");
        }
        let others = "7a-²๔५ \u{65f}\u{66a}\u{6ef}\u{6fa}";
        let same: String = others.chars().map(western).collect();
        assert_eq!(same, others);
    }
}
