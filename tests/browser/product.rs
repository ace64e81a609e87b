//! The real program on a port of its own with a database of its own, and plain pages to compare with.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A running Passerelle with the shipped data; gone, with its files, when dropped.
pub struct Product {
    process: Child,
    folder: PathBuf,
    pub address: String,
}

/// The file of its database within its folder.
const DATABASE: &str = "passerelle.db";

/// A login service that nobody asks: its pages are there all the same.
const SETTINGS: &str = "
[[login_service]]
name = \"fas\"
title = \"CSAM\"
issuer = \"https://login.example/op\"
client_id = \"help\"
secret_file = \"secret\"
";

impl Product {
    pub async fn start() -> Result<Self> {
        let program = program()?;
        let folder =
            std::env::temp_dir().join(format!("passerelle-browser-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("passerelle.toml"), SETTINGS)?;
        std::fs::write(folder.join("secret"), "essai")?;
        let address = format!("127.0.0.1:{}", free_port()?);
        let database = format!("sqlite:{}", folder.join(DATABASE).display());
        let process = Command::new(&program)
            .args(["serve", "--listen", &address, "--database", &database])
            .current_dir(&folder)
            // No setting of whoever runs the tests reaches it.
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("log"))?)
            .spawn()
            .with_context(|| program.display().to_string())?;
        let mut product = Self {
            process,
            folder,
            address,
        };
        for _ in 0..600 {
            if get(&product.address, "/healthz").is_ok_and(|(status, _)| status == 200) {
                return Ok(product);
            }
            if let Some(status) = product.process.try_wait()? {
                let log = std::fs::read_to_string(product.folder.join("log")).unwrap_or_default();
                bail!("the server ended by itself ({status}):\n{log}");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the server does not answer")
    }

    pub fn database_file(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    /// Runs one of the program's own commands on the same database, as its operator does; gives what it
    /// says.
    pub fn operate(&self, arguments: &[&str]) -> Result<String> {
        let database = format!("sqlite:{}", self.database_file().display());
        let output = Command::new(program()?)
            .args(arguments)
            .args(["--database", &database])
            .current_dir(&self.folder)
            .env_clear()
            .stdin(Stdio::null())
            .output()?;
        ensure!(
            output.status.success(),
            "{}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it still runs; if not, what it said last.
    pub fn alive(&mut self) -> Result<()> {
        let Some(status) = self.process.try_wait()? else {
            return Ok(());
        };
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let last: Vec<&str> = log.lines().rev().take(20).collect();
        bail!(
            "the server ended by itself ({status}):\n{}",
            last.into_iter().rev().collect::<Vec<_>>().join("\n")
        )
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The program that was built beside these tests.
fn program() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let beside = here
        .parent()
        .and_then(|folder| folder.parent())
        .context("no target folder")?
        .join("passerelle");
    ensure!(
        beside.exists(),
        "{} is not built: cargo build --workspace --bins",
        beside.display()
    );
    Ok(beside)
}

/// What came back, uncompressed.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header; the first where there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (given, value) = line.split_once(':')?;
            given.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Status and body of `GET path`, as somebody whom nobody knows.
pub fn get(address: &str, path: &str) -> Result<(u16, String)> {
    let answer = get_as(address, path, None)?;
    Ok((answer.status, answer.body))
}

/// What `GET path` answers to a browser that holds the secret of a sign-in.
pub fn get_as(address: &str, path: &str, secret: Option<&str>) -> Result<Answer> {
    let cookie = cookie_line(secret);
    ask(
        address,
        &format!("GET {path} HTTP/1.0\r\nHost: {address}\r\n{cookie}\r\n"),
    )
}

/// Where `GET path` leads: status and `Location`.
pub fn location(address: &str, path: &str) -> Result<(u16, String)> {
    let answer = get_as(address, path, None)?;
    let to = answer.header("location").unwrap_or_default().to_owned();
    Ok((answer.status, to))
}

/// Status and body after a form is sent to `path`.
pub fn post(address: &str, path: &str, form: &str) -> Result<(u16, String)> {
    let answer = post_as(address, path, form, None)?;
    Ok((answer.status, answer.body))
}

/// What a form that is sent to `path` is answered with.
pub fn post_as(address: &str, path: &str, form: &str, secret: Option<&str>) -> Result<Answer> {
    let cookie = cookie_line(secret);
    ask(
        address,
        &format!(
            "POST {path} HTTP/1.0\r\nHost: {address}\r\n{cookie}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        ),
    )
}

fn cookie_line(secret: Option<&str>) -> String {
    secret.map_or_else(String::new, |secret| {
        format!("Cookie: {COOKIE}={secret}\r\n")
    })
}

/// What the cookie of a sign-in is called at the machine itself, where there is no certificate.
pub const COOKIE: &str = "passerelle";

/// The answer to a whole request.
fn ask(address: &str, request: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .context("not an HTTP answer")?;
    let status = head
        .split_whitespace()
        .nth(1)
        .and_then(|word| word.parse().ok())
        .context("no status")?;
    Ok(Answer {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// Serves made-up pages for as long as the run lasts: `(path, type, body)`.
pub fn serve_plain(pages: Vec<(&'static str, &'static str, String)>) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?.to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let pages = pages.clone();
            std::thread::spawn(move || answer(&stream, &pages));
        }
    });
    Ok(address)
}

fn answer(mut stream: &TcpStream, pages: &[(&str, &str, String)]) -> Option<()> {
    let mut request = BufReader::new(stream);
    let mut line = String::new();
    request.read_line(&mut line).ok()?;
    let path = line.split_whitespace().nth(1)?.to_owned();
    while line != "\r\n" {
        line.clear();
        if request.read_line(&mut line).ok()? == 0 {
            return None;
        }
    }
    let (status, kind, body) = pages
        .iter()
        .find(|(known, ..)| *known == path)
        .map_or(("404 Not Found", "text/plain", ""), |(_, kind, body)| {
            ("200 OK", *kind, body.as_str())
        });
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()
}
