//! A headless Chromium with a fresh profile, driven as a person drives it: by keys, and by waiting
//! until something can be read. It ends with the test, whatever the test says.

use std::io::{BufRead as _, BufReader};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::Method;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use futures_util::FutureExt as _;
use hyper_util::client::legacy::connect::HttpConnector;

use serde_json::{Value, json};
use url::{ParseError, Url};

/// What came of driving the browser.
pub(crate) type WebDriverResult<T> = Result<T, CmdError>;

/// How long the page may take over one thing.
const PATIENCE: Duration = Duration::from_secs(15);

const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    "--lang=en",
    "--window-size=1280,900",
];

/// A process that ends with the test.
pub(crate) struct Ended(pub(crate) Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The first line of a process's output that `find` makes something of.
#[track_caller]
pub(crate) fn announced<T>(child: &mut Child, find: impl Fn(&str) -> Option<T>) -> T {
    let out = child.stdout.take().expect("its output is piped");
    let mut lines = BufReader::new(out).lines();
    let found = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| find(&line));
    // Somebody has to read on, or a talkative process stops at a full pipe.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    found.expect("the process says where it listens before it ends")
}

/// Whether there is a browser to drive.
pub(crate) fn is_installed() -> bool {
    let ran = Command::new("chromedriver").arg("--version").output();
    ran.is_ok_and(|output| output.status.success())
}

/// Which way the tab key goes through a page.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    Forth,
    Back,
}

pub(crate) struct Browser {
    client: Client,
    screenshots: PathBuf,
    axe: Option<PathBuf>,
}

impl Browser {
    /// Runs a scenario in a browser of its own and closes it, also where the scenario panics.
    pub(crate) async fn run<F: Future<Output = WebDriverResult<()>>>(
        scenario: impl FnOnce(Browser) -> F,
    ) {
        let profile = tempfile::tempdir().expect("there is room for a profile");
        let chromedriver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut chromedriver = Ended(chromedriver.expect("chromedriver starts"));
        let port: u16 = announced(&mut chromedriver.0, |line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(profile.path()))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        let screenshots = std::env::var_os("REELATED_SCREENSHOTS")
            .map_or_else(|| PathBuf::from("target/screenshots"), PathBuf::from);
        std::fs::create_dir_all(&screenshots).expect("there is room for screenshots");
        let browser = Browser {
            client: client.clone(),
            screenshots,
            axe: std::env::var_os("REELATED_AXE").map(PathBuf::from),
        };
        let ran = AssertUnwindSafe(async {
            let mut timeouts = TimeoutConfiguration::default();
            timeouts.set_script(Some(PATIENCE));
            client.update_timeouts(timeouts).await?;
            scenario(browser).await
        });
        let ran = ran.catch_unwind().await;
        let closed = client.clone().close().await;
        match ran {
            Ok(ran) => ran.and(closed).expect("the browser does as it is told"),
            Err(panic) => resume_unwind(panic),
        }
    }
}

fn capabilities(profile: &Path) -> Capabilities {
    let profile = format!("--user-data-dir={}", profile.display());
    let flags: Vec<_> = FLAGS.iter().copied().chain([profile.as_str()]).collect();
    let capabilities = [
        ("goog:chromeOptions", json!({ "args": flags })),
        // The protocol's own events are among them: every request, also one that the page's
        // policy stopped.
        (
            "goog:loggingPrefs",
            json!({ "browser": "ALL", "performance": "ALL" }),
        ),
    ];
    capabilities
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// What Chrome's driver can do beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.parameters.to_string()))
    }
}

/// What is waited for, and the keys.
impl Browser {
    pub(crate) async fn open(&self, address: &str) -> WebDriverResult<()> {
        self.client.goto(address).await
    }

    /// Presses keys, wherever the focus is: a text, or a [`Key`].
    pub(crate) async fn keys(&self, keys: impl ToString) -> WebDriverResult<()> {
        let press = |value| [KeyAction::Down { value }, KeyAction::Up { value }];
        self.act(keys.to_string().chars().flat_map(press)).await
    }

    async fn act(&self, keys: impl IntoIterator<Item = KeyAction>) -> WebDriverResult<()> {
        let keyboard = KeyActions::new("keyboard".to_owned());
        let actions = keys.into_iter().fold(keyboard, KeyActions::then);
        self.client.perform_actions(actions).await
    }

    async fn extension(&self, path: &'static str, parameters: Value) -> WebDriverResult<Value> {
        self.client.issue_cmd(Extension { path, parameters }).await
    }

    /// What was logged since it was asked for last: each entry's level and message.
    async fn log(&self, kind: &str) -> WebDriverResult<Vec<(String, String)>> {
        let entries = self.extension("se/log", json!({ "type": kind })).await?;
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().into_iter().flatten();
        Ok(entries
            .map(|entry| (text(entry, "level"), text(entry, "message")))
            .collect())
    }

    /// What a JavaScript function body returns.
    pub(crate) async fn read(&self, body: &str) -> WebDriverResult<Value> {
        self.client.execute(body, vec![]).await
    }

    /// Waits until a JavaScript expression is true, or an element is there, and returns it.
    ///
    /// The page itself looks again and again, so that nothing here has to sleep.
    #[track_caller]
    pub(crate) fn until<'a>(
        &'a self,
        expression: &str,
    ) -> impl Future<Output = WebDriverResult<Value>> + use<'a> {
        let caller = std::panic::Location::caller();
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const look = () => {{
               const seen = (() => {expression})();
               if (seen) done(seen instanceof Node || seen); else setTimeout(look, 20);
             }};
             look();"
        );
        async move {
            match self.client.execute_async(&script, vec![]).await {
                Ok(returned) => Ok(returned),
                Err(error) => {
                    self.screenshot("failed").await?;
                    let log = self.read("return document.body.innerText").await?;
                    let log = log.as_str().unwrap_or_default();
                    panic!("{caller}: {error}\n{script}\n\nThe page:\n{log}")
                }
            }
        }
    }

    /// Goes on with the tab key until an expression about the focused `element` is true.
    #[track_caller]
    pub(crate) fn tab_to(
        &self,
        way: Way,
        is_it: &str,
    ) -> impl Future<Output = WebDriverResult<()>> {
        let caller = std::panic::Location::caller();
        let script = format!("const element = document.activeElement; return !!({is_it});");
        async move {
            for _ in 0..100 {
                if self.read(&script).await? == Value::Bool(true) {
                    return Ok(());
                }
                match way {
                    Way::Forth => self.keys(Key::Tab).await?,
                    Way::Back => {
                        let (shift, tab) = (Key::Shift.into(), Key::Tab.into());
                        self.act([
                            KeyAction::Down { value: shift },
                            KeyAction::Down { value: tab },
                            KeyAction::Up { value: tab },
                            KeyAction::Up { value: shift },
                        ])
                        .await?;
                    }
                }
            }
            self.screenshot("failed").await?;
            panic!("{caller}: no way by keyboard to: {script}")
        }
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) -> WebDriverResult<()> {
        // A window has a least width of its own, so the page's is set through the protocol.
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        let call = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        self.extension("goog/cdp/execute", call).await?;
        Ok(())
    }

    pub(crate) async fn screenshot(&self, name: &str) -> WebDriverResult<()> {
        let path = self.screenshots.join(format!("{name}.png"));
        let png = self.client.screenshot().await?;
        std::fs::write(&path, png).expect("there is room for screenshots");
        Ok(())
    }
}

/// What must hold all the time.
impl Browser {
    /// Fails where axe-core finds a serious or critical violation, with the elements concerned.
    #[track_caller]
    pub(crate) fn is_accessible(&self) -> impl Future<Output = WebDriverResult<()>> {
        let caller = std::panic::Location::caller();
        async move {
            let Some(axe) = &self.axe else {
                return Ok(());
            };
            let axe = std::fs::read_to_string(axe).expect("REELATED_AXE names axe-core's script");
            let script = format!(
                "{axe};
                 const done = arguments[arguments.length - 1];
                 axe.run().then(({{ violations }}) => done(violations
                   .filter(({{ impact }}) => impact === 'serious' || impact === 'critical')
                   .map(({{ id, help, nodes }}) => [id, help, ...nodes.map((node) => node.html)])),
                   (error) => done(String(error)));"
            );
            let found = self.client.execute_async(&script, vec![]).await?;
            assert_eq!(found, json!([]), "{caller}");
            Ok(())
        }
    }

    /// Fails where the page logged a warning or an error, or asked another host for anything.
    pub(crate) async fn was_quiet(&self, address: &str) -> WebDriverResult<()> {
        let mut said = self.log("browser").await?;
        said.retain(|(level, _)| level == "WARNING" || level == "SEVERE");
        assert!(said.is_empty(), "the console: {said:#?}");

        let mut asked = 0;
        for (_, message) in self.log("performance").await? {
            let event: Value = serde_json::from_str(&message).expect("the protocol is JSON");
            let Some(url) = event.pointer("/message/params/request/url") else {
                continue;
            };
            let url = url.as_str().unwrap_or_default();
            // The browser's own start page is made of such addresses, which no page may ask for.
            let stays = ["chrome:", "chrome-untrusted:", "data:", address]
                .iter()
                .any(|start| url.starts_with(start));
            assert!(stays, "a request to another host: {url}");
            asked += usize::from(url.starts_with(address));
        }
        assert!(asked > 20, "requests are in the log");
        Ok(())
    }
}
