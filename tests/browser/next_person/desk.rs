//! A browser at a counter, which one person uses after the other.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use db::Db;
use fantoccini::Locator;
use fantoccini::wd::WindowHandle;
use web::sign_in::form_token;

use super::plan::{First, Leaving, Next, Plan};
use super::proxy::Weakness;
use super::traces::{self, Words};
use crate::chrome::{Browser, Driver};
use crate::signed_in::{Member, PASSWORD, let_time_pass};

/// What the first person writes and never sends.
pub const DRAFT: &str = "brouillon farfadesque";

/// A browser, who comes to it, and where they go.
pub struct Desk<'d> {
    pub driver: &'d Driver,
    pub browser: Browser,
    profile: PathBuf,
    /// What the browser is pointed to: the product, or what stands before it.
    origin: String,
    /// The product itself.
    product: &'d str,
    db: &'d Db,
    /// Persons, each with the words that only they would show.
    pub first: Vec<(Member, Words)>,
    pub next: Member,
}

/// What one sequence showed.
#[derive(Debug, Default)]
pub struct Seen {
    /// Where the next person found the former one: the act and what was found.
    pub traces: Vec<String>,
    /// Bytes of them.
    pub bytes: usize,
    pub acts: usize,
    /// Whether the former person stood in any page, in one that was kept, or the cookie was still held.
    in_page: bool,
    in_kept_page: bool,
    has_cookie: bool,
    pub crashes: usize,
    /// Crashes that the cookie outlived.
    pub held_after_crash: usize,
}

impl Seen {
    /// Whether what was found comes of this weakness and of nothing else.
    pub const fn shows(&self, weakness: Weakness) -> bool {
        match weakness {
            // They signed out and the cookie is gone: the program itself shows nothing more of them.
            Weakness::Kept => self.in_page && !self.has_cookie,
            Weakness::Whole => self.in_kept_page,
            Weakness::OnlyGoodbye => self.has_cookie,
        }
    }
}

/// Somebody at work, and what they leave open.
struct Sitting {
    words: Words,
    secret: String,
    bookmark: String,
    past: Vec<String>,
    second: Option<WindowHandle>,
}

impl<'d> Desk<'d> {
    pub async fn set_up(
        driver: &'d Driver,
        profile: &Path,
        (origin, product): (String, &'d str),
        db: &'d Db,
        (first, next): (Vec<(Member, Words)>, Member),
    ) -> Result<Self> {
        Ok(Self {
            driver,
            browser: Browser::open_in(driver, profile).await?,
            profile: profile.to_owned(),
            origin,
            product,
            db,
            first,
            next,
        })
    }

    /// Two people, one after the other.
    pub async fn run(&mut self, plan: &Plan) -> Result<Seen> {
        let mut seen = Seen {
            acts: plan.acts(),
            crashes: usize::from(plan.leaving == Leaving::Crash),
            ..Seen::default()
        };
        self.only_tab().await?;
        let mut sitting = self.arrive(plan).await?;
        for act in &plan.first {
            self.first_act(*act, &mut sitting).await?;
        }
        // Whatever they did last, their name can be found where they still are.
        self.go("/account").await?;
        self.mark().await?;
        let look = traces::look(&self.browser, &sitting.words).await?;
        ensure!(
            !look.traces.is_empty(),
            "nothing of the first person is found while they are there"
        );
        self.leave(plan, &mut sitting).await?;
        if plan.leaving == Leaving::Crash {
            self.after_crash(&sitting, &mut seen).await?;
        }
        if plan.leaving == Leaving::SignOut {
            self.note(&sitting, "leaving", &mut seen).await?;
            self.nothing_held(&sitting, "leaving", &mut seen).await?;
        }
        let mut is_signed_in = false;
        for act in &plan.next {
            self.next_act(*act, &sitting, &mut seen).await?;
            is_signed_in |= *act == Next::SignIn;
        }
        // Where nothing but kept pages was shown, the program had no word yet.
        self.next_act(Next::Visit("/work"), &sitting, &mut seen)
            .await?;
        self.nothing_held(&sitting, "at the end", &mut seen).await?;
        if is_signed_in {
            self.go("/account").await?;
            self.sign_out().await?;
        }
        Ok(seen)
    }

    /// A new tab, and no other.
    async fn only_tab(&self) -> Result<()> {
        let client = &self.browser.client;
        let old = client.windows().await?;
        let new = client.new_window(true).await?;
        for window in old {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
        Ok(client.switch_to_window(new.handle).await?)
    }

    async fn arrive(&mut self, plan: &Plan) -> Result<Sitting> {
        let (member, words) = &mut self.first[plan.person];
        let words = words.clone();
        let name = member.sign_in_name.clone();
        let code = member.code()?;
        self.sign_in(&name, &code, plan.public_computer).await?;
        let secret = traces::secret(&self.browser, &self.origin).await?;
        let secret = secret.context("signing in by hand left no cookie")?;
        let mut words = words;
        words.0.push(form_token(&secret));
        Ok(Sitting {
            words,
            secret,
            bookmark: format!("{}/fr/account", self.origin),
            past: Vec::new(),
            second: None,
        })
    }

    /// By the pages, as anybody does.
    async fn sign_in(&self, name: &str, code: &str, public_computer: bool) -> Result<()> {
        self.go("/sign-in").await?;
        self.fill("#name", name).await?;
        self.fill("#password", PASSWORD).await?;
        if public_computer {
            self.click("main input[name=public_computer]").await?;
        }
        self.send("main form button").await?;
        self.fill("#code", code).await?;
        self.send("main form button").await
    }

    async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.browser
            .ask(&format!("document.querySelector('{field}').focus()"))
            .await
            .with_context(|| format!("no field {field}"))?;
        self.browser.write(text).await
    }

    async fn click(&self, what: &str) -> Result<()> {
        let found = self.browser.client.find(Locator::Css(what)).await;
        Ok(found.with_context(|| what.to_owned())?.click().await?)
    }

    /// Presses a button and waits for the answer.
    async fn send(&self, button: &str) -> Result<()> {
        self.browser.ask("window.before = true").await?;
        self.click(button).await?;
        self.browser.another_page().await
    }

    async fn go(&self, rest: &str) -> Result<()> {
        self.browser.go(&format!("{}/fr{rest}", self.origin)).await
    }

    async fn first_act(&self, act: First, sitting: &mut Sitting) -> Result<()> {
        let client = &self.browser.client;
        match act {
            First::Visit(rest) => self.go(rest).await?,
            First::SecondTab(rest) => {
                let own = client.window().await?;
                let second = client.new_window(true).await?.handle;
                client.switch_to_window(second.clone()).await?;
                self.go(rest).await?;
                self.mark().await?;
                client.switch_to_window(own).await?;
                sitting.second = Some(second);
            }
            First::Bookmark => sitting.bookmark = self.here().await?,
            First::Write => {
                let field =
                    "const field = document.querySelector('main input[type=text], main textarea');
                    if (field) field.focus(); return Boolean(field)";
                if self.browser.ask(field).await? == true {
                    self.browser.write(DRAFT).await?;
                }
            }
            First::Back => client.back().await?,
            First::Forward => client.forward().await?,
        }
        self.mark().await?;
        sitting.past.push(self.here().await?);
        Ok(())
    }

    /// A page that comes back with this mark was kept whole by the browser.
    async fn mark(&self) -> Result<()> {
        self.browser.ask("window.former = true").await?;
        Ok(())
    }

    /// Where the browser is, if it is with us at all.
    async fn here(&self) -> Result<String> {
        let here = self.browser.ask("return location.href").await?;
        let here = here.as_str().unwrap_or_default();
        let ours = here.starts_with(&self.origin);
        Ok(if ours {
            here.to_owned()
        } else {
            format!("{}/fr/account", self.origin)
        })
    }

    async fn leave(&mut self, plan: &Plan, sitting: &mut Sitting) -> Result<()> {
        match plan.leaving {
            Leaving::SignOut => self.sign_out().await?,
            Leaving::TabClosed => {
                let client = &self.browser.client;
                let own = client.window().await?;
                let new = client.new_window(true).await?.handle;
                client.switch_to_window(own).await?;
                client.close_window().await?;
                client.switch_to_window(new).await?;
                let_time_pass(self.db, &sitting.secret).await?;
            }
            Leaving::Silence => let_time_pass(self.db, &sitting.secret).await?,
            Leaving::EndedElsewhere => self.first[plan.person].0.end_others(self.product)?,
            Leaving::Crash => {
                self.crash().await?;
                sitting.second = None;
            }
        }
        Ok(())
    }

    async fn sign_out(&self) -> Result<()> {
        self.send("header form[action$='/sign-out'] button").await
    }

    /// A cookie that lasts until the browser is closed may outlive its crash, where it was on the disk
    /// already: then the sign-in ends by itself, after five minutes where others use the computer, else
    /// after a quarter of an hour.
    async fn after_crash(&self, sitting: &Sitting, seen: &mut Seen) -> Result<()> {
        let held = traces::secret(&self.browser, &self.origin).await?;
        if held.as_deref() == Some(sitting.secret.as_str()) {
            seen.held_after_crash += 1;
            let_time_pass(self.db, &sitting.secret).await?;
        }
        Ok(())
    }

    /// The browser is killed, and started again as it was.
    async fn crash(&mut self) -> Result<()> {
        let profile = format!("--user-data-dir={}", self.profile.display());
        let process = process_with(&profile).context("the browser runs nowhere")?;
        let killed = std::process::Command::new("kill")
            .args(["-KILL", &process.to_string()])
            .status()?;
        ensure!(killed.success(), "the browser cannot be killed");
        for _ in 0..200 {
            if process_with(&profile).is_none() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let new = Browser::open_in(self.driver, &self.profile).await?;
        let dead = std::mem::replace(&mut self.browser, new);
        // Nothing answers any more on the other end.
        let _ = tokio::time::timeout(Duration::from_secs(5), dead.close()).await;
        Ok(())
    }

    async fn next_act(&mut self, act: Next, sitting: &Sitting, seen: &mut Seen) -> Result<()> {
        let client = &self.browser.client;
        let name = format!("{act:?}");
        let before = self.page().await?;
        match act {
            Next::Back => client.back().await?,
            Next::Forward => client.forward().await?,
            Next::Reload => client.refresh().await?,
            Next::Bookmark => self.browser.go(&sitting.bookmark).await?,
            Next::Past(number) => match sitting.past.get(number % sitting.past.len().max(1)) {
                Some(address) => self.browser.go(address).await?,
                None => self.go("/hats").await?,
            },
            Next::SecondTab => match &sitting.second {
                Some(second) => {
                    client.switch_to_window(second.clone()).await?;
                    client.refresh().await?;
                }
                None => self.go("/team").await?,
            },
            Next::Visit(rest) => self.go(rest).await?,
            Next::Form => {
                self.go("/sign-in").await?;
                self.browser
                    .ask("document.querySelector('#name')?.focus()")
                    .await?;
                self.browser.press("ArrowDown", 40).await?;
                self.browser.press("Tab", 9).await?;
            }
            Next::SignIn => {
                let own = self.next.sign_in_name.clone();
                let code = self.next.code()?;
                self.sign_in(&own, &code, false).await?;
                self.note(sitting, "their first page", seen).await?;
                self.go("/account").await?;
                let theirs = Words(vec![self.next.name.clone()]);
                let look = traces::look(&self.browser, &theirs).await?;
                ensure!(
                    !look.traces.is_empty(),
                    "the next person did not come in as themselves"
                );
            }
        }
        // Nothing lay behind or before: the screen is as it was left, and nobody did anything to it.
        if before.is_some() && self.page().await? == before {
            return Ok(());
        }
        self.note(sitting, &name, seen).await
    }

    /// Which page of ours is shown: when it was loaded, to a fraction of a millisecond.
    async fn page(&self) -> Result<Option<String>> {
        let asked = "return location.protocol === 'http:' ? String(performance.timeOrigin) : null";
        Ok(self.browser.ask(asked).await?.as_str().map(str::to_owned))
    }

    /// Looks for the former person in the page, and wherever a page could keep something.
    async fn note(&self, sitting: &Sitting, act: &str, seen: &mut Seen) -> Result<()> {
        let look = traces::look(&self.browser, &sitting.words).await?;
        seen.in_page |= !look.traces.is_empty();
        seen.in_kept_page |= look.is_kept_page && !look.traces.is_empty();
        let kept = if look.is_kept_page {
            ", kept whole"
        } else {
            ""
        };
        for trace in look.traces {
            seen.bytes += trace.word.len();
            seen.traces
                .push(format!("{act}: {} in {}{kept}", trace.word, trace.place));
        }
        Ok(())
    }

    /// Looks also where no page can.
    async fn nothing_held(&self, sitting: &Sitting, when: &str, seen: &mut Seen) -> Result<()> {
        let held = traces::secret(&self.browser, &self.origin).await?;
        if held.as_deref() == Some(sitting.secret.as_str()) {
            seen.bytes += sitting.secret.len();
            seen.has_cookie = true;
            seen.traces
                .push(format!("{when}: the browser still holds the cookie"));
        }
        for trace in traces::listen(&self.browser, &sitting.words).await? {
            seen.bytes += trace.word.len();
            seen.traces
                .push(format!("{when}: {} in {}", trace.word, trace.place));
        }
        Ok(())
    }
}

/// The first process that was started with these words, and none that it started itself.
fn process_with(words: &str) -> Option<u32> {
    let processes = std::fs::read_dir("/proc").ok()?.flatten();
    processes
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .find(|process| {
            let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line);
            let mut given = line.split(['\0', ' ']);
            given.clone().any(|word| word == words)
                && !given.any(|word| word.starts_with("--type="))
                && !line.starts_with("chromedriver")
        })
}
