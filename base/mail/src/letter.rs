//! A message as it stands in the table, and as it travels.

use std::fmt;
use std::time::SystemTime;

use email_encoding::headers::rfc2047;
use email_encoding::headers::writer::EmailWriter;
use jiff::Timestamp;
use kernel::{Id, Language};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::{Address, Sender};

/// A message on its way out. `Debug` shows its id only.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    pub id: Id,
    pub to: Address,
    pub language: Language,
    pub subject: String,
    pub text: String,
    /// What the message gives as its date.
    pub date: Timestamp,
}

impl Letter {
    /// The mail as it goes over the wire (RFC 5322), in ASCII; the same bytes at every attempt, so that
    /// a mail program that gets it twice shows it once.
    ///
    /// # Errors
    /// What the library that writes it refuses; nothing that [`Message`](crate::Message) lets through is known to be.
    pub(crate) fn bytes(&self, from: &Sender) -> Result<Vec<u8>, lettre::error::Error> {
        let id = format!("<{}@{}>", self.id, from.address.domain());
        let raw = |name, value: &str| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
        };
        let message = lettre::Message::builder()
            .from(Mailbox::new(from.name.clone(), from.address.for_lettre()))
            .to(Mailbox::new(None, self.to.for_lettre()))
            .date(SystemTime::from(self.date))
            .message_id(Some(id))
            .raw_header(subject(&self.subject))
            // So that no program answers "I am on holiday" (RFC 3834).
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .raw_header(raw("Content-Language", self.language.code()))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())?;
        Ok(message.formatted())
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Encoded as a whole where it is more than plain ASCII. The library's own way encodes word by word and
/// leaves a word that looks like an encoded one, so that it would be read as something else.
fn subject(text: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Subject");
    let plain = |c: char| c == ' ' || c.is_ascii_graphic();
    if text.chars().all(plain) && !text.contains("=?") {
        return HeaderValue::new(name, text.to_owned());
    }
    let mut encoded = String::new();
    let written = rfc2047::encode(
        text,
        &mut EmailWriter::new(&mut encoded, "Subject: ".len(), 0, false),
    );
    match written {
        Ok(()) => HeaderValue::dangerous_new_pre_encoded(name, text.to_owned(), encoded),
        // Writing into a text does not fail; the library's own way is the next best.
        Err(_) => HeaderValue::new(name, text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use kernel::Ids;
    use mail_parser::{MessageParser, MimeHeaders};
    use proptest::prelude::*;

    use super::*;
    use crate::Message;

    fn at() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    fn letter(subject: &str, text: &str) -> Option<Letter> {
        let to = Address::parse("anna@help.example").unwrap();
        let message = Message::new("key", to.clone(), Language::Arabic, subject, text).ok()?;
        Some(Letter {
            id: Ids::counting().next(at()),
            to,
            language: message.language,
            subject: message.subject,
            text: message.text,
            date: at(),
        })
    }

    fn headers(bytes: &[u8]) -> Vec<String> {
        let mail = MessageParser::default().parse(bytes).unwrap();
        mail.headers()
            .iter()
            .map(|header| header.name().to_owned())
            .collect()
    }

    /// Read by another library than the one that wrote it; every header that there is, and no other.
    fn reads_back(letter: &Letter, from: &Sender) {
        let bytes = letter.bytes(from).unwrap();
        let written = String::from_utf8(bytes.clone()).unwrap();
        assert!(written.is_ascii());
        assert!(written.lines().all(|line| line.len() <= 998), "{written}");
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let names = headers(&bytes);
        assert_eq!(
            names,
            [
                "From",
                "To",
                "Date",
                "Message-ID",
                "Subject",
                "Auto-Submitted",
                "Content-Language",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        assert_eq!(mail.subject(), Some(letter.subject.as_str()), "{written}");
        let sender = mail.from().and_then(|from| from.first()).unwrap();
        assert_eq!(sender.name(), from.name.as_deref(), "{written}");
        assert_eq!(sender.address(), Some(from.address.as_str()));
        let to = mail.to().and_then(|to| to.first()).unwrap();
        assert_eq!((to.name(), to.address()), (None, Some(letter.to.as_str())));
        let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), letter.text.trim_end(), "{written}");
    }

    #[test]
    fn a_letter_says_who_what_and_when_and_that_no_person_wrote_it() {
        let letter = letter("موعدك يوم الاثنين", "مرحبا\n\nÀ lundi — tot maandag.\n").unwrap();
        let from = Sender::parse("Le Pont: aide numérique <aide@pont.example>").unwrap();
        reads_back(&letter, &from);
        let bytes = letter.bytes(&from).unwrap();
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let raw = |name| mail.header_raw(name).map(str::trim);
        assert_eq!(raw("Content-Language"), Some("ar"));
        assert_eq!(raw("Auto-Submitted"), Some("auto-generated"));
        assert_eq!(raw("Date"), Some("Sun, 22 Nov 2026 10:00:00 +0000"));
        assert_eq!(
            mail.message_id(),
            Some(format!("{}@pont.example", letter.id).as_str())
        );
        let kind = mail.content_type().unwrap();
        assert_eq!((kind.ctype(), kind.subtype()), ("text", Some("plain")));
        assert_eq!(kind.attribute("charset"), Some("utf-8"));
        assert_eq!(
            mail.html_body_count() + mail.attachment_count(),
            1,
            "the text, seen as HTML"
        );
        assert!(!String::from_utf8(bytes).unwrap().contains("text/html"));
    }

    #[test]
    fn every_attempt_has_the_same_bytes() {
        let letter = letter("Sujet", "Texte").unwrap();
        let from = Sender::parse("aide@pont.example").unwrap();
        assert_eq!(letter.bytes(&from).unwrap(), letter.bytes(&from).unwrap());
    }

    #[test]
    fn subjects_that_look_like_something_else_stay_what_they_are() {
        let from = Sender::parse("\"Pont, le: (aide); @ici\" <aide@pont.example>").unwrap();
        for subject in [
            "=?utf-8?b?QmNjOiBhbGxAaGVscC5leGFtcGxl?=",
            "Bcc: all@help.example",
            "a =?x?= é",
            "Une réunion à l’hôtel de ville, à dix heures du matin, avec tout le monde et un café bien chaud",
            "\u{2068}1060\u{2069} في",
            &"long".repeat(50),
            &"é".repeat(200),
        ] {
            reads_back(&letter(subject, "Texte\n.\n..\nQUIT\n").unwrap(), &from);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_let_through_reads_back_as_it_was(
            subject in "(\\PC| |é|م|=\\?|Bcc: ){1,100}",
            name in "(\\PC| |é|م|,|\"|=\\?){0,30}",
            text in "(\\PC| |\r\n|\n|é|م|\\.|From ){1,300}",
        ) {
            let from = Sender::parse(&format!("{name} <aide@pont.example>"));
            if let (Ok(from), Some(letter)) = (from, letter(&subject, &text)) {
                reads_back(&letter, &from);
            }
        }

        #[test]
        fn a_line_break_is_refused_wherever_it_stands(
            before in "(\\PC| ){0,20}",
            put_in in "(\r|\n|\r\n|\0|\u{85}|\u{2028}|\u{2029})",
            after in "(\\PC| |Bcc: all@help\\.example){0,20}",
        ) {
            let whole = [before.as_str(), &put_in, &after].concat();
            prop_assert!(letter(&whole, "text").is_none());
            let sender = format!("a{whole}b <aide@pont.example>");
            prop_assert!(Sender::parse(&sender).is_err());
            let sender = format!("a <aide@pont.example{put_in}{after}>");
            prop_assert!(Sender::parse(&sender).is_err());
        }

        #[test]
        fn an_address_that_is_taken_puts_in_nothing(
            typed in "(\\PC|[a-z]|@|\\.|\r|\n|<|>| |é){1,40}",
            before in "[a-z+.]{1,10}",
            domain in "[a-z-]{1,8}(\\.[a-z]{1,4}){0,2}",
            put_in in "(\r|\n|\r\n|\0|\u{2028})",
        ) {
            for typed in [typed, format!("{before}@{domain}")] {
                let Ok(address) = Address::parse(&typed) else { continue };
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
                prop_assert_eq!(Address::parse(address.as_str()), Ok(address.clone()));
                for place in 0..=address.as_str().len() {
                    let (first, second) = address.as_str().split_at(place);
                    let longer = [first, &put_in, second].concat();
                    prop_assert!(Address::parse(&longer).is_err());
                }
            }
        }
    }

    /// The control of the tests above: a header that was put in is seen.
    #[test]
    fn a_header_too_many_is_noticed() {
        let from = Sender::parse("aide@pont.example").unwrap();
        let bytes = letter("Sujet", "Texte").unwrap().bytes(&from).unwrap();
        assert_eq!(headers(&bytes).len(), 9);
        let whole = String::from_utf8(bytes).unwrap();
        let with_one_more = whole.replace("Sujet\r\n", "Sujet\r\nBcc: all@help.example\r\n");
        assert_eq!(headers(with_one_more.as_bytes()).len(), 10);
    }
}
