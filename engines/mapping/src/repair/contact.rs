use super::Repaired;
use crate::Reason;

/// More addresses than any cell holds.
const MAX_ADDRESSES: usize = 32;

/// The e-mail addresses in a cell.
pub(crate) fn emails(given: &str) -> Repaired {
    let mut repaired = Repaired::default();
    let mut other = false;
    for token in given.split(|l: char| l.is_whitespace() || ",;|/<>()[]\"".contains(l)) {
        let token = token.trim_matches(|l: char| ".:'-".contains(l));
        let token = token.strip_prefix("mailto:").unwrap_or(token);
        if is_email(token) {
            if repaired.values.len() == MAX_ADDRESSES {
                other = true;
                break;
            }
            if !repaired.values.iter().any(|v| v == token) {
                repaired.values.push(token.to_owned());
            }
        } else if token.chars().filter(|l| l.is_alphabetic()).count() > 2 {
            // Two letters are "ou", "of", "et", "en": words between addresses.
            other = true;
        }
    }
    told(given, repaired, other, Reason::NotAnEmail)
}

fn told(given: &str, mut repaired: Repaired, other: bool, wrong: Reason) -> Repaired {
    if repaired.values.is_empty() {
        repaired.leave_out(given, wrong);
    } else if other {
        repaired.findings.push(super::Finding {
            value: given.to_owned(),
            reason: Reason::OtherWordsLeftOut,
            became: Some(repaired.values.join(" ")),
        });
    }
    repaired
}

pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |l: char| l.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(l);
    !name.is_empty() && name.chars().all(plain) && is_host(host) && text.len() <= 254
}

/// Labels of letters and digits with dots between, the last one a word.
fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .chars()
                .all(|l| l.is_alphanumeric() || l == '-' || l == '_')
    };
    host.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(plain)
        && labels
            .last()
            .is_some_and(|last| last.len() >= 2 && last.chars().any(char::is_alphabetic))
}

/// The web addresses in a cell; one without a scheme gets `https://`.
pub(crate) fn websites(given: &str) -> Repaired {
    let mut repaired = Repaired::default();
    let mut other = false;
    // Among other words, a name with a dot may be anything.
    let alone = given.split_whitespace().all(|token| token.contains('.'));
    let tokens = given
        .split(|l: char| l.is_whitespace() || "|<>\"".contains(l))
        .flat_map(apart)
        .map(|token| token.trim_matches(|l: char| ",;()".contains(l)));
    for token in tokens {
        if repaired.values.len() == MAX_ADDRESSES {
            other = true;
            break;
        }
        match web_address(token) {
            Some((address, _)) if repaired.values.contains(&address) => {}
            Some((address, false)) => repaired.values.push(address),
            Some((address, true)) if alone || token.starts_with("www.") => {
                repaired.mend(token, address, Reason::SchemeAdded)
            }
            Some(_) | None => other |= token.chars().filter(|l| l.is_alphabetic()).count() > 2,
        }
    }
    told(given, repaired, other, Reason::NotAWebAddress)
}

/// `a;http://b`: a comma or semicolon parts addresses only where the next one begins behind it.
fn apart(token: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in token.match_indices([';', ',']) {
        let rest = &token[at + 1..];
        if rest.starts_with("http") || rest.starts_with("www.") {
            parts.push(&token[start..at]);
            start = at + 1;
        }
    }
    parts.push(&token[start..]);
    parts
}

/// The address, and whether its scheme was missing.
pub(crate) fn web_address(text: &str) -> Option<(String, bool)> {
    if text.len() > 2_000 || text.contains(char::is_control) {
        return None;
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
        None => (None, text),
    };
    if scheme
        .as_deref()
        .is_some_and(|s| s != "http" && s != "https")
    {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    if !is_host(name) || !port.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(match scheme {
        Some(scheme) => (format!("{scheme}://{host}{path}"), false),
        None => (format!("https://{host}{path}"), true),
    })
}

#[cfg(test)]
mod tests {
    use super::{emails, websites};
    use crate::Reason;

    #[test]
    fn several_addresses_in_one_cell_are_several() {
        let read = emails("masked@example.org - info@example.be; mailto:x.y@sub.example.com ");
        assert_eq!(
            read.values,
            [
                "masked@example.org",
                "info@example.be",
                "x.y@sub.example.com"
            ]
        );
        assert!(read.findings.is_empty());
        let read = websites("http://a.example/x,1;https://b.example|www.c.example");
        assert_eq!(
            read.values,
            [
                "http://a.example/x,1",
                "https://b.example",
                "https://www.c.example"
            ]
        );
        assert_eq!(read.findings[0].reason, Reason::SchemeAdded);
    }

    #[test]
    fn what_is_no_address_is_left_out() {
        for text in [
            "masked(at)example.org",
            "info@",
            "@example.org",
            "a@b",
            "demander",
        ] {
            assert_eq!(
                emails(text).findings[0].reason,
                Reason::NotAnEmail,
                "{text}"
            );
        }
        for text in [
            "javascript:alert(1)",
            "ftp://a.example",
            "http:/a.example",
            "https://user@a.example",
            "voir facebook",
        ] {
            assert_eq!(
                websites(text).findings[0].reason,
                Reason::NotAWebAddress,
                "{text}"
            );
        }
    }

    #[test]
    fn other_words_in_the_cell_are_told() {
        assert!(websites("page sur web.example").values.is_empty());
        let read = emails("écrire à masked@example.org avant lundi");
        assert_eq!(
            (read.values.len(), read.findings[0].reason),
            (1, Reason::OtherWordsLeftOut)
        );
    }
}
