//! What shall be sent, checked when it is made: what is queued can be sent.

use std::fmt;

use jiff::Timestamp;
use kernel::Language;

use crate::Address;
use crate::address::{breaks_a_line, one_space};

const LONGEST_KEY: usize = 200;
/// In characters; programs cut off what is longer anyway.
const LONGEST_SUBJECT: usize = 200;
/// In bytes: a notification, not a document.
const LONGEST_TEXT: usize = 100_000;

/// A mail to one person. `Debug` shows its key only.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    pub(crate) request_key: String,
    pub(crate) to: Address,
    pub(crate) language: Language,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) not_before: Option<Timestamp>,
}

/// Why a message cannot be written; each is a mistake of the program, or of what was put into its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    #[error(
        "the request key is empty, longer than 200 characters, or holds more than ASCII without spaces"
    )]
    Key,
    #[error("the subject is empty")]
    NoSubject,
    #[error("the subject is longer than 200 characters")]
    LongSubject,
    #[error("the subject holds a line break or a control sign")]
    LineInSubject,
    #[error("the text is empty")]
    NoText,
    #[error("the text is longer than 100 000 bytes")]
    LongText,
    #[error("the text holds a control sign other than a line break")]
    SignInText,
}

impl Message {
    /// `request_key` names the cause in ids, such as `session.cancelled:ID:ID`; it is kept longer than
    /// the message, so never put a name or an address into it. `text` is the whole mail, in plain text.
    ///
    /// # Errors
    /// What cannot be sent. A subject with a line break is refused, not mended: it may be somebody's
    /// attempt to put in a header.
    pub fn new(
        request_key: &str,
        to: Address,
        language: Language,
        subject: &str,
        text: &str,
    ) -> Result<Self, MessageError> {
        if !(1..=LONGEST_KEY).contains(&request_key.len())
            || !request_key.bytes().all(|byte| byte.is_ascii_graphic())
        {
            return Err(MessageError::Key);
        }
        if subject.contains(breaks_a_line) {
            return Err(MessageError::LineInSubject);
        }
        let subject = one_space(subject);
        if subject.is_empty() {
            return Err(MessageError::NoSubject);
        }
        if subject.chars().count() > LONGEST_SUBJECT {
            return Err(MessageError::LongSubject);
        }
        let text = text.replace("\r\n", "\n");
        if text.trim().is_empty() {
            return Err(MessageError::NoText);
        }
        if text.len() > LONGEST_TEXT {
            return Err(MessageError::LongText);
        }
        if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(MessageError::SignInText);
        }
        Ok(Self {
            request_key: request_key.to_owned(),
            to,
            language,
            subject,
            text,
            not_before: None,
        })
    }

    /// The same message, to leave at this moment or later.
    #[must_use]
    pub const fn not_before(mut self, at: Timestamp) -> Self {
        self.not_before = Some(at);
        self
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.request_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(key: &str, subject: &str, text: &str) -> Result<Message, MessageError> {
        let to = Address::parse("anna@help.example").unwrap();
        Message::new(key, to, Language::French, subject, text)
    }

    #[test]
    fn what_cannot_be_sent_is_refused() {
        let long = "é".repeat(201);
        let huge = "a".repeat(100_001);
        for (key, subject, text, error) in [
            ("", "s", "t", MessageError::Key),
            ("a b", "s", "t", MessageError::Key),
            ("zoé", "s", "t", MessageError::Key),
            ("k", "  ", "t", MessageError::NoSubject),
            ("k", &long, "t", MessageError::LongSubject),
            (
                "k",
                "s\r\nBcc: a@b.example",
                "t",
                MessageError::LineInSubject,
            ),
            ("k", "s\nx", "t", MessageError::LineInSubject),
            ("k", "s\u{2028}x", "t", MessageError::LineInSubject),
            ("k", "s\u{85}x", "t", MessageError::LineInSubject),
            ("k", "s\0", "t", MessageError::LineInSubject),
            ("k", "s", " \n", MessageError::NoText),
            ("k", "s", &huge, MessageError::LongText),
            ("k", "s", "a\0b", MessageError::SignInText),
            ("k", "s", "a\rb", MessageError::SignInText),
        ] {
            assert_eq!(
                message(key, subject, text),
                Err(error),
                "{key:?} {subject:?}"
            );
        }
        assert!(message("k", "s", "one\r\ntwo\n\tthree").is_ok());
    }

    #[test]
    fn a_message_does_not_stray_into_a_log() {
        let message = message("session.cancelled:1", "secret", "secret").unwrap();
        assert_eq!(format!("{message:?}"), "Message(session.cancelled:1)");
    }
}
