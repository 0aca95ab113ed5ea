//! A headless Chromium with a fresh profile, driven as a person drives it: by keys, and by waiting
//! until something can be read. It ends with the test, whatever the test says.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities as _;
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, TypingData};

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
    driver: WebDriver,
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
        let address = format!("http://127.0.0.1:{port}");
        let driver = WebDriver::new(
            address,
            capabilities(profile.path()).expect("they are JSON"),
        );
        let driver = driver.await.expect("the browser starts");
        let ran = driver.run_and_quit(async |driver| {
            driver.set_script_timeout(PATIENCE).await?;
            let screenshots = std::env::var_os("REELATED_SCREENSHOTS")
                .map_or_else(|| PathBuf::from("target/screenshots"), PathBuf::from);
            std::fs::create_dir_all(&screenshots).expect("there is room for screenshots");
            let axe = std::env::var_os("REELATED_AXE").map(PathBuf::from);
            scenario(Browser {
                driver,
                screenshots,
                axe,
            })
            .await
        });
        if let Err(error) = ran.await {
            panic!("{error:?}");
        }
    }
}

fn capabilities(profile: &Path) -> WebDriverResult<thirtyfour::ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    // The protocol's own events: every request, also one that the page's policy stopped.
    capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// What is waited for, and the keys.
impl Browser {
    pub(crate) async fn open(&self, address: &str) -> WebDriverResult<()> {
        self.driver.goto(address).await
    }

    /// Presses keys, wherever the focus is.
    pub(crate) async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.action_chain().send_keys(keys).perform().await
    }

    /// What a JavaScript function body returns.
    pub(crate) async fn read(&self, body: &str) -> WebDriverResult<Value> {
        let returned = self.driver.execute(body, vec![]).await?;
        Ok(returned.json().clone())
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
            match self.driver.execute_async(script.as_str(), vec![]).await {
                Ok(returned) => Ok(returned.json().clone()),
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
                let chain = self.driver.action_chain();
                match way {
                    Way::Forth => chain.send_keys(Key::Tab),
                    Way::Back => chain
                        .key_down(Key::Shift)
                        .send_keys(Key::Tab)
                        .key_up(Key::Shift),
                }
                .perform()
                .await?;
            }
            self.screenshot("failed").await?;
            panic!("{caller}: no way by keyboard to: {script}")
        }
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) -> WebDriverResult<()> {
        // A window has a least width of its own, so the page's is set through the protocol.
        let devtools = self.driver.cdp();
        devtools
            .emulation()
            .set_device_metrics_override(width, height, 1.0, false)
            .await
    }

    pub(crate) async fn screenshot(&self, name: &str) -> WebDriverResult<()> {
        let path = self.screenshots.join(format!("{name}.png"));
        self.driver.screenshot(&path).await
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
            let found = self.driver.execute_async(script, vec![]).await?;
            assert_eq!(*found.json(), serde_json::json!([]), "{caller}");
            Ok(())
        }
    }

    /// Fails where the page logged a warning or an error, or asked another host for anything.
    pub(crate) async fn was_quiet(&self, address: &str) -> WebDriverResult<()> {
        let said: Vec<_> = self.driver.get_log("browser").await?;
        let said: Vec<_> = said
            .iter()
            .filter(|entry| entry.level == "WARNING" || entry.level == "SEVERE")
            .map(|entry| &entry.message)
            .collect();
        assert!(said.is_empty(), "the console: {said:#?}");

        let mut asked = 0;
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let Some(url) = event.pointer("/message/params/request/url") else {
                continue;
            };
            let url = url.as_str().unwrap_or_default();
            // The browser's own start page is made of `chrome:` addresses, which no page may ask for.
            let stays = ["chrome:", "data:", address]
                .iter()
                .any(|start| url.starts_with(start));
            assert!(stays, "a request to another host: {url}");
            asked += usize::from(url.starts_with(address));
        }
        assert!(asked > 20, "requests are in the log");
        Ok(())
    }
}
