//! Whether a text can be an e-mail address. Whether somebody reads it there, only writing to it tells.

/// RFC 5321, section 4.5.3.1: counted in bytes.
const LONGEST: usize = 254;

#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let fine = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
            && part
                .chars()
                .all(|c| !c.is_whitespace() && !c.is_control() && !"\"(),:;<>@[\\]".contains(c))
    };
    text.len() <= LONGEST && fine(name) && fine(host) && host.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_to_is_no_address() {
        for good in [
            "noor@epn.example",
            "a.b+c@mail.epn.example",
            "zoé@epn.example",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "noor",
            "@epn.example",
            "noor@",
            "noor@example",
            "a b@epn.example",
            "a@b@epn.example",
            "noor@epn..example",
            "noor@epn.example\nBcc: x@epn.example",
            "<noor@epn.example>",
            &format!("{}@epn.example", "a".repeat(250)),
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
