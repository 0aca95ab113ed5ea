//! The playground in a real browser, as an admin tries it who has just cloned the project.
//!
//! Needs chromedriver and Chromium; without them it says so and passes, unless
//! `REELATED_REQUIRE_BROWSER` is set. `REELATED_AXE` names axe-core's script and adds the check of
//! accessibility; `REELATED_SCREENSHOTS` is where the README's pictures go.

#[path = "playground/browser.rs"]
mod browser;

use std::process::{Command, Stdio};

use browser::{Browser, Ended, announced};

/// The real binary, and the address that it printed.
fn playground() -> (Ended, String) {
    let child = Command::new(env!("CARGO_BIN_EXE_reelated"))
        .args(["playground", "--listen", "127.0.0.1:0"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = Ended(child.expect("the binary starts"));
    let address = announced(&mut child.0, |line| {
        Some(line.strip_prefix("Playground: ")?.to_owned())
    });
    (child, address)
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]
async fn somebody_tries_the_bot() {
    if !browser::is_installed() {
        let required = std::env::var_os("REELATED_REQUIRE_BROWSER").is_some();
        assert!(!required, "chromedriver is missing");
        eprintln!("skipped: the playground's test needs chromedriver and Chromium");
        return;
    }
    let (_server, address) = playground();
    Browser::run(async |browser| {
        browser.open(&address).await?;
        Ok(())
    })
    .await;
}
