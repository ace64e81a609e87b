//! A product that keeps less of its promise: one thing of it is taken away on the way to the browser.
//! The search for traces must find some then, and those that come of just this, or it would find nothing
//! anywhere.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use anyhow::Result;

/// What is wrong with the product behind the proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// The browser may keep every page, is told to drop none, and no page is emptied when it is left. The
    /// cookie goes as it should.
    Kept,
    /// Only what empties a page that is left is not there; what is said of keeping is.
    Whole,
    /// Who signs out is only told goodbye.
    OnlyGoodbye,
}

/// How the address of the script begins that empties pages.
const SCRIPT: &str = "/assets/work-";

/// Stands before the product for as long as the run lasts; gives the address.
pub fn before(product: &str, weakness: Weakness) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?.to_string();
    let product = product.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let product = product.clone();
            std::thread::spawn(move || pass(&stream, &product, weakness));
        }
    });
    Ok(address)
}

fn pass(mut stream: &TcpStream, product: &str, weakness: Weakness) -> Option<()> {
    let (head, body) = read(stream)?;
    let path = head.split_whitespace().nth(1).unwrap_or_default();
    let instead = match weakness {
        Weakness::OnlyGoodbye if head.starts_with("POST ") && path.ends_with("/sign-out") => {
            Some("303 See Other\r\nLocation: /fr/signed-out")
        }
        Weakness::Kept | Weakness::Whole if path.starts_with(SCRIPT) => {
            Some("200 OK\r\nContent-Type: text/javascript")
        }
        _ => None,
    };
    if let Some(instead) = instead {
        let answer =
            format!("HTTP/1.1 {instead}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return stream.write_all(answer.as_bytes()).ok();
    }
    let mut onwards = TcpStream::connect(product).ok()?;
    onwards.write_all(once(&head, |_| true).as_bytes()).ok()?;
    onwards.write_all(&body).ok()?;
    let mut answer = Vec::new();
    onwards.read_to_end(&mut answer).ok()?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end + 4]).into_owned();
    let passed = once(&head, |line| {
        let line = line.to_ascii_lowercase();
        let forgets = line.starts_with("cache-control:") || line.starts_with("clear-site-data:");
        weakness != Weakness::Kept || !forgets
    });
    stream.write_all(passed.as_bytes()).ok()?;
    stream.write_all(&answer[end + 4..]).ok()
}

/// A request as it came: its head with the empty line, and its body.
fn read(stream: &TcpStream) -> Option<(String, Vec<u8>)> {
    let mut request = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if request.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, length)| length.trim().parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    request.read_exact(&mut body).ok()?;
    Some((head, body))
}

/// A head with the lines that pass, for a connection that ends with the answer.
fn once(head: &str, passes: impl Fn(&str) -> bool) -> String {
    let mut kept: String = head
        .split_inclusive("\r\n")
        .filter(|line| *line != "\r\n" && passes(line))
        .filter(|line| !line.to_ascii_lowercase().starts_with("connection:"))
        .collect();
    kept.push_str("Connection: close\r\n\r\n");
    kept
}
