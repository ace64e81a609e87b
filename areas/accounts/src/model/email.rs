//! Whether a text can be an e-mail address. Whether somebody reads it there, only writing to it tells.

/// What this says yes to, mail can be sent to: the rule is the mail's own.
#[must_use]
pub fn is_email(text: &str) -> bool {
    mail::Address::parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_to_is_no_address() {
        for good in [
            "noor@epn.example",
            "a.b+c@mail.epn.example",
            "zoe@crèche.example",
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
            // A mailbox with an accent is one that most mail servers refuse, and ours cannot write to.
            "zoé@epn.example",
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
