//! A bounded loop of questions over connections that stay open.

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// No round asks more than this, however fast the answers.
const MOST_QUESTIONS: usize = 200_000;

/// One round of questions: how long each answer took, and how long the round.
pub struct Round {
    answers: Vec<Duration>,
    took: Duration,
}

impl Round {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a figure for people, of at most six digits"
    )]
    pub fn per_second(&self) -> f64 {
        self.answers.len() as f64 / self.took.as_secs_f64()
    }

    /// The time within which `percent` of the answers came, in milliseconds.
    fn within(&self, percent: usize) -> f64 {
        let at = (self.answers.len() * percent / 100).min(self.answers.len().saturating_sub(1));
        self.answers
            .get(at)
            .map_or(0.0, |answer| answer.as_secs_f64() * 1000.0)
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms, {} answers",
            self.within(50),
            self.within(95),
            self.within(99),
            self.answers.len()
        )
    }
}

/// Searches of every kind, all over the country.
pub fn searches() -> Vec<String> {
    questions("/api/v1/search?limit=20&")
}

pub fn pages() -> Vec<String> {
    questions("/fr/search?")
}

/// Moments on sixty days, others in each round than in those before.
pub fn new_days(round: u32) -> Vec<String> {
    let first = jiff::civil::date(2027, 1, 1);
    let days = (0..60).filter_map(|day| {
        first
            .checked_add(jiff::Span::new().days(i64::from(round * 60 + day)))
            .ok()
    });
    days.map(|day| format!("/api/v1/search?near=1000&limit=20&open_at={day}T10:00"))
        .collect()
}

fn questions(start: &str) -> Vec<String> {
    let near = [
        "1000",
        "1080",
        "4000",
        "9000",
        "8400",
        "6700",
        "4700",
        "2000",
        "50.85,4.35",
        "3500",
    ];
    let wishes = [
        "need=learn",
        "need=procedures&language=nl",
        "q=itsme",
        "need=device&free=yes",
        "need=work&open_at=2026-12-01T10:00",
        "",
    ];
    near.iter()
        .flat_map(|near| {
            wishes
                .iter()
                .map(move |wish| format!("{start}near={near}&{wish}"))
        })
        .collect()
}

/// Asks on `connections` connections for `time`, or once per question if `time` is zero.
pub fn round(
    address: &str,
    questions: &[String],
    connections: usize,
    time: Duration,
) -> Result<Round> {
    let begin = Instant::now();
    let most = MOST_QUESTIONS / connections;
    let answers = std::thread::scope(|scope| -> Result<Vec<Duration>> {
        let workers: Vec<_> = (0..connections)
            .map(|first| {
                scope.spawn(move || one_connection(address, questions, first, most, begin, time))
            })
            .collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(
                worker
                    .join()
                    .map_err(|_| anyhow::anyhow!("a connection panicked"))??,
            );
        }
        Ok(all)
    })?;
    let took = begin.elapsed();
    let mut answers = answers;
    answers.sort();
    Ok(Round { answers, took })
}

fn one_connection(
    address: &str,
    questions: &[String],
    first: usize,
    most: usize,
    begin: Instant,
    time: Duration,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address)?;
    let mut answers = Vec::new();
    for (number, question) in questions
        .iter()
        .cycle()
        .skip(first * 7)
        .take(most)
        .enumerate()
    {
        if begin.elapsed() >= time && number >= questions.len() {
            break;
        }
        let asked = Instant::now();
        let (status, _) = connection.get(question)?;
        answers.push(asked.elapsed());
        ensure!(status == 200, "{question} answers {status}");
    }
    Ok(answers)
}

/// The number of results that a search counts.
pub fn total(address: &str, path: &str) -> Result<u64> {
    let (status, body) = get(address, path)?;
    ensure!(status == 200, "{path} answers {status}");
    let answer: serde_json::Value = serde_json::from_str(&body)?;
    answer["total"].as_u64().context("no total")
}

/// One question on a connection of its own.
pub fn get(address: &str, path: &str) -> Result<(u16, String)> {
    Connection::open(address)?.get(path)
}

struct Connection {
    stream: BufReader<TcpStream>,
    address: String,
}

impl Connection {
    fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(Self {
            stream: BufReader::new(stream),
            address: address.to_owned(),
        })
    }

    fn get(&mut self, path: &str) -> Result<(u16, String)> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length, mut chunked) = (0, 0, false);
        for number in 0.. {
            let line = self.line()?.to_lowercase();
            if number == 0 {
                status = line
                    .split(' ')
                    .nth(1)
                    .and_then(|word| word.parse().ok())
                    .context("no status")?;
            } else if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            } else if line.starts_with("transfer-encoding:") {
                chunked = true;
            } else if line.is_empty() {
                break;
            }
        }
        let body = if chunked {
            self.chunks()?
        } else {
            self.bytes(length)?
        };
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        ensure!(
            self.stream.read_line(&mut line)? > 0,
            "the server closed the connection"
        );
        Ok(line.trim_end().to_owned())
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16)?;
            body.extend(self.bytes(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}
