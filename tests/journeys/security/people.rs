//! Somebody with an account, and a browser that keeps cookies and nothing else.

use std::sync::atomic::{AtomicUsize, Ordering};

use web::sign_in::{cookie_name, form_token, kept_of};
use web::{Role, SignIn};

use crate::ground::{Answer, Ask, Server, form};
pub use crate::signed_in::PASSWORD;

/// Codes on each person's list.
const CODES: usize = 20;

pub struct Person {
    pub sign_in_name: String,
    used: AtomicUsize,
}

impl Person {
    /// An account with one hat in the first organisation of the directory.
    pub async fn made(server: &Server, sign_in_name: &str, role: Role) -> Self {
        let board = server.directory.board();
        let organisation = board.organisations.keys().next().unwrap();
        let (id, _) = server.account(sign_in_name, role, organisation, None).await;
        let at = db::moment(server.ground.clock.now());
        let codes: Vec<String> = (0..CODES)
            .map(|at_list| {
                let kept = kept_of(&code(at_list));
                format!("('{id}', '{kept}', '{at}')")
            })
            .collect();
        let codes = codes.join(", ");
        server
            .write(&[format!(
                "insert into accounts_paper_code (account_id, kept_code, made_at) values {codes}"
            )])
            .await;
        Self {
            sign_in_name: sign_in_name.to_owned(),
            used: AtomicUsize::new(0),
        }
    }

    /// The next code of the list, crossed out.
    pub fn code(&self) -> String {
        let at = self.used.fetch_add(1, Ordering::Relaxed);
        assert!(at < CODES, "the list is used up");
        code(at)
    }
}

fn code(at: usize) -> String {
    format!("{:016}", 1_234_000_000_000_000 + at)
}

/// A browser without JavaScript that keeps the cookie of ours.
pub struct Browser<'a> {
    server: &'a Server,
    pub secret: Option<String>,
    pub from: String,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self {
            server,
            secret: None,
            from: "203.0.113.9".to_owned(),
        }
    }

    /// One in which a person has signed in.
    pub async fn of(server: &'a Server, person: &Person, public_computer: bool) -> Self {
        let mut browser = Self::new(server);
        let code = person.code();
        let answer = browser.enter(person, PASSWORD, public_computer).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let answer = browser.prove(&code).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        browser
    }

    /// One that has just confirmed too.
    pub async fn confirmed(server: &'a Server, person: &Person) -> Self {
        let mut browser = Self::of(server, person, false).await;
        browser.confirm(person).await;
        browser
    }

    pub async fn confirm(&mut self, person: &Person) {
        let code = person.code();
        let fields = [("password", PASSWORD), ("code", code.as_str())];
        let answer = self.post("/fr/account/confirm", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    pub async fn enter(&mut self, person: &Person, password: &str, public: bool) -> Answer {
        let mut fields = vec![
            ("name", person.sign_in_name.as_str()),
            ("password", password),
        ];
        if public {
            fields.push(("public_computer", "yes"));
        }
        self.post("/fr/sign-in", &fields).await
    }

    pub async fn prove(&mut self, code: &str) -> Answer {
        self.post("/fr/sign-in/code", &[("code", code)]).await
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.send(Ask::get(address)).await
    }

    /// Sends a form as our own page would: with the token of the sign-in.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let mut all = vec![("token", token.as_str())];
        all.extend(fields);
        self.send(Ask::post(address, &form(&all))).await
    }

    pub fn token(&self) -> String {
        self.secret.as_deref().map(form_token).unwrap_or_default()
    }

    pub fn with_cookie(&self, ask: Ask) -> Ask {
        let name = cookie_name(&self.server.ground.installation.address);
        let ask = ask.from(&self.from);
        match &self.secret {
            Some(secret) => ask.header("cookie", format!("{name}={secret}")),
            None => ask,
        }
    }

    pub async fn send(&mut self, ask: Ask) -> Answer {
        let answer = self.server.ask(&self.with_cookie(ask)).await;
        let set = answer.header("set-cookie");
        if let Some((_, rest)) = set.split_once('=') {
            let (secret, more) = rest.split_once(';').unwrap();
            let gone = more.contains("Max-Age=0");
            self.secret = (!gone).then(|| secret.to_owned());
        }
        answer
    }

    /// Whether this browser still shows the person's own page. Looks with a copy: what the answer does
    /// to the cookie changes nothing here.
    pub async fn is_in(&self) -> bool {
        let ask = self.with_cookie(Ask::get("/fr/account"));
        self.server.ask(&ask).await.status == 200
    }

    pub async fn sign_in(&self) -> SignIn {
        let sign_ins = self
            .server
            .ground
            .sign_ins
            .get()
            .unwrap()
            .upgrade()
            .unwrap();
        let now = self.server.ground.clock.now();
        let secret = self.secret.as_deref().unwrap();
        sign_ins.recognise(secret, now).await.unwrap().unwrap()
    }
}

/// A page with its apostrophes as people read them.
pub fn said(answer: &Answer) -> String {
    answer.body.replace("&#39;", "'").replace("&#x27;", "'")
}
