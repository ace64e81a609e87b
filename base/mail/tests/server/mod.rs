//! A mail server on this machine, as small as one can be, that answers as a test tells it to.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server says at each step; `""` is nothing at all, for ever.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    pub greeting: &'static str,
    /// What it offers behind EHLO.
    pub offers: &'static [&'static str],
    pub login: &'static str,
    pub sender: &'static str,
    /// To a recipient whose address begins with `no`.
    pub no_recipient: &'static str,
    pub recipient: &'static str,
    pub mail: &'static str,
    pub goodbye: &'static str,
}

pub const FRIENDLY: Answers = Answers {
    greeting: "220 mail.example",
    offers: &[],
    login: "235 welcome",
    sender: "250 ok",
    no_recipient: "550 5.1.1 no such user",
    recipient: "250 ok",
    mail: "250 queued",
    goodbye: "221 bye",
};

#[derive(Debug, Default)]
struct Seen {
    lines: Vec<String>,
    mails: Vec<Vec<u8>>,
}

#[derive(Clone, Debug)]
pub struct Server {
    pub port: u16,
    answers: Arc<Mutex<Answers>>,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    pub async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            answers: Arc::new(Mutex::new(answers)),
            seen: Arc::default(),
        };
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { own.talk(stream).await });
            }
        });
        server
    }

    pub fn answer(&self, answers: Answers) {
        *self.answers.lock().unwrap() = answers;
    }

    /// Every line that a client wrote outside of a mail.
    pub fn lines(&self) -> Vec<String> {
        self.seen.lock().unwrap().lines.clone()
    }

    /// Every mail that was written to the end, whether it was then taken or not.
    pub fn mails(&self) -> Vec<Vec<u8>> {
        self.seen.lock().unwrap().mails.clone()
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        let answers = *self.answers.lock().unwrap();
        say(&mut stream, answers.greeting).await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let line = line.trim_end().to_owned();
            self.seen.lock().unwrap().lines.push(line.clone());
            let answers = *self.answers.lock().unwrap();
            let verb = line.split([' ', ':']).next().unwrap_or_default();
            match verb {
                "EHLO" => {
                    for offer in answers.offers {
                        say(&mut stream, &format!("250-{offer}")).await?;
                    }
                    say(&mut stream, "250 HELP").await?;
                }
                "AUTH" => say(&mut stream, answers.login).await?,
                "MAIL" => say(&mut stream, answers.sender).await?,
                "RCPT" if line.contains(":<no") => say(&mut stream, answers.no_recipient).await?,
                "RCPT" => say(&mut stream, answers.recipient).await?,
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    let mail = read_mail(&mut stream).await?;
                    self.seen.lock().unwrap().mails.push(mail);
                    say(&mut stream, answers.mail).await?;
                }
                "QUIT" => {
                    say(&mut stream, answers.goodbye).await?;
                    return None;
                }
                _ => say(&mut stream, "502 what?").await?,
            }
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    if line.is_empty() {
        std::future::pending::<()>().await;
    }
    let line = format!("{line}\r\n");
    stream.get_mut().write_all(line.as_bytes()).await.ok()
}

/// Up to the line with one dot; a dot that was put before a line is taken away (RFC 5321, 4.5.2).
async fn read_mail(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        if line == b".\r\n" {
            return Some(mail);
        }
        mail.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
