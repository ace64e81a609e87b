//! One chromedriver for the whole run, and browsers driven through it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::pages::{Page, Way};
use crate::product::COOKIE;

/// How long a page or a script may take before the run ends with it. It is no bar: it only has to be
/// longer than anything takes on a machine that does much else, and the same however a page is come to.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a page that is sent for is looked for.
const LOOKS_EVERY: Duration = Duration::from_millis(20);

/// Chromedriver, stopped when dropped; the browsers it started stop with it.
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    pub async fn start() -> Result<Self> {
        let port = crate::product::free_port()?;
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver: apt-get install chromium chromium-driver")?;
        let driver = Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        };
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("chromedriver does not answer")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser, with nothing in its memory unless it is given a profile of before.
pub struct Browser {
    pub(crate) client: Client,
    /// Whose cookie it holds now, where the harness gave it one.
    holds: Mutex<Option<Arc<str>>>,
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// 320 CSS pixels wide: an old phone, or a screen magnified four times.
    Narrow,
    Wide,
    ForcedColours,
    Dark,
    Print,
}

impl Browser {
    pub async fn open(driver: &Driver) -> Result<Self> {
        let browser = Self::start(driver, None).await?;
        browser
            .devtools("Page.setBypassCSP", json!({ "enabled": true }))
            .await?;
        Ok(browser)
    }

    /// A browser that keeps its memory in this folder, as one at a counter does.
    pub async fn open_in(driver: &Driver, profile: &Path) -> Result<Self> {
        Self::start(driver, Some(profile)).await
    }

    async fn start(driver: &Driver, profile: Option<&Path>) -> Result<Self> {
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=fr",
        ]
        .map(str::to_owned)
        .into();
        // Chromium's own fence does not work for root, as whom machines that only test often run.
        let user = Command::new("id").arg("-u").output().context("id")?;
        if user.stdout.starts_with(b"0\n") {
            arguments.push("--no-sandbox".to_owned());
        }
        let patience = PATIENCE.as_secs() * 1_000;
        let mut wishes = json!({ "timeouts": { "script": patience, "pageLoad": patience } });
        match profile {
            Some(folder) => arguments.push(format!("--user-data-dir={}", folder.display())),
            None => wishes["goog:loggingPrefs"] = json!({ "performance": "ALL" }),
        }
        wishes["goog:chromeOptions"] = json!({ "args": arguments });
        let wishes = wishes.as_object().context("not an object")?.clone();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wishes)
            .connect(&driver.address)
            .await
            .context("no browser")?;
        Ok(Self {
            client,
            holds: Mutex::default(),
        })
    }

    /// Gives it the cookie of somebody's sign-in, or takes it away.
    async fn hold(&self, page: &Page) -> Result<()> {
        let secret = page.who.secret();
        let same = {
            let holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
            holds.as_deref() == secret.as_deref()
        };
        if same {
            return Ok(());
        }
        match &secret {
            Some(secret) => {
                let cookie = json!({
                    "name": COOKIE, "value": **secret, "url": page.origin,
                    "httpOnly": true, "sameSite": "Lax",
                });
                self.devtools("Network.setCookie", cookie).await?;
            }
            None => {
                self.devtools("Network.clearBrowserCookies", json!({}))
                    .await?;
            }
        }
        *self.holds.lock().unwrap_or_else(PoisonError::into_inner) = secret;
        Ok(())
    }

    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    /// Sends a command of the Chrome DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.client
            .issue_cmd(Vendor {
                path: "goog/cdp/execute",
                body,
            })
            .await
            .with_context(|| command.to_owned())
    }

    /// Shows a page as `look` says; returns after its load event.
    pub async fn show(&self, page: &Page, look: Look) -> Result<()> {
        self.look(look).await?;
        self.approach(page).await?;
        self.enter(page).await
    }

    /// Up to the last step before a page: nothing that the page itself costs has been spent.
    pub async fn approach(&self, page: &Page) -> Result<()> {
        self.hold(page).await?;
        let Way::Sending(answers) = &page.way else {
            return self.go("about:blank").await;
        };
        self.go(&page.address()).await?;
        let subject = serde_json::to_string(answers.subject)?;
        let message = serde_json::to_string(&answers.message)?;
        let fill = format!(
            "const message = document.querySelector('main form[method=post] textarea');
             if (message) message.value = {message};
             const subject = document.getElementById('subject-' + {subject});
             if (subject) subject.checked = true;
             window.before = true;"
        );
        self.ask(&fill).await?;
        Ok(())
    }

    /// The last step, after `approach`.
    pub async fn enter(&self, page: &Page) -> Result<()> {
        if !matches!(page.way, Way::Sending(_)) {
            return self.go(&page.address()).await;
        }
        let button = Locator::Css("main form[method=post] button");
        self.client.find(button).await?.click().await?;
        self.another_page().await.with_context(|| page.name())
    }

    pub async fn go(&self, address: &str) -> Result<()> {
        self.client
            .goto(address)
            .await
            .with_context(|| address.to_owned())
    }

    pub async fn look(&self, look: Look) -> Result<()> {
        let (width, height) = if matches!(look, Look::Narrow | Look::Dark) {
            (320, 640)
        } else {
            (1280, 800)
        };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        let feature = |name: &str, on: bool, value: &str| json!({ "name": name, "value": if on { value } else { "" } });
        let media = json!({
            "media": if look == Look::Print { "print" } else { "" },
            "features": [
                feature("forced-colors", look == Look::ForcedColours, "active"),
                feature("prefers-color-scheme", look == Look::Dark, "dark"),
            ],
        });
        self.devtools("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Runs a piece of JavaScript in the page; what it returns, promises awaited.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// As `ask`, for scripts that return a list of complaints.
    pub async fn complaints(&self, script: &str) -> Result<Vec<String>> {
        let answer = self.ask(script).await?;
        let list = answer
            .as_array()
            .with_context(|| format!("not a list: {answer}"))?;
        Ok(list
            .iter()
            .map(|item| item.as_str().unwrap_or_default().to_owned())
            .collect())
    }

    pub async fn press_tab(&self) -> Result<()> {
        self.press("Tab", 9).await
    }

    /// Presses a key and lets it go: its name and its number (UI Events, `key` and `keyCode`).
    pub async fn press(&self, key: &str, number: u32) -> Result<()> {
        // Only this key writes something: the end of a line, by which forms are sent.
        let text = if key == "Enter" { "\r" } else { "" };
        let kind = if text.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        for kind in [kind, "keyUp"] {
            let mut parameters =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number });
            if kind == "keyDown" {
                parameters["text"] = json!(text);
            }
            self.devtools("Input.dispatchKeyEvent", parameters).await?;
        }
        Ok(())
    }

    /// Writes where the focus is, as a keyboard does.
    pub async fn write(&self, text: &str) -> Result<()> {
        self.devtools("Input.insertText", json!({ "text": text }))
            .await?;
        Ok(())
    }

    /// Waits until a page that was not marked with `window.before` is there.
    pub async fn another_page(&self) -> Result<()> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            let there = "return !window.before && document.readyState === 'complete'";
            if self.ask(there).await.is_ok_and(|there| there == true) {
                return Ok(());
            }
            tokio::time::sleep(LOOKS_EVERY).await;
        }
        bail!("the form was not answered")
    }

    /// What the network did since the last time somebody asked.
    pub async fn network_events(&self) -> Result<Vec<Value>> {
        let log = self
            .client
            .issue_cmd(Vendor {
                path: "se/log",
                body: json!({ "type": "performance" }),
            })
            .await?;
        let entries = log.as_array().context("no log")?;
        entries
            .iter()
            .filter_map(|entry| entry["message"].as_str())
            .map(|text| Ok(serde_json::from_str::<Value>(text)?["message"].take()))
            .collect()
    }

    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }
}

/// A command of chromedriver's own, beside those of the WebDriver standard.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
