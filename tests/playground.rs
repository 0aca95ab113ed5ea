//! The playground in a real browser, as an admin tries it who has just cloned the project.
//!
//! Needs chromedriver and Chromium; without them it says so and passes, unless
//! `REELATED_REQUIRE_BROWSER` is set. `REELATED_AXE` names axe-core's script and adds the check of
//! accessibility; `REELATED_SCREENSHOTS` is where the README's pictures go.

#[path = "playground/browser.rs"]
mod browser;
#[path = "playground/parts.rs"]
mod parts;
#[path = "playground/steps.rs"]
mod steps;

use std::path::Path;
use std::process::{Command, Stdio};

use browser::{Browser, Ended, Way, WebDriverResult, announced};
use fantoccini::key::Key;
use steps::{LAST, highlighted};

/// The real binary as somebody starts it in an empty directory, and the address that it printed.
fn playground(place: &Path) -> (Ended, String) {
    let child = Command::new(env!("CARGO_BIN_EXE_reelated"))
        .args(["playground", "--listen", "127.0.0.1:0"])
        .current_dir(place)
        // The variables of this test would be taken for settings.
        .env_clear()
        .env("TMPDIR", place)
        // Without optimisation, forty thousand listings take seconds.
        .env("REELATED_LIBRARY_CATALOGUE", "false")
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

/// A browser at a new playground; without one it says so.
#[expect(
    clippy::print_stderr,
    reason = "who reads the tests' output learns what is skipped"
)]
async fn with_a_page(scenario: impl AsyncFnOnce(&Browser, &str) -> WebDriverResult<()>) {
    if !browser::is_installed() {
        let required = std::env::var_os("REELATED_REQUIRE_BROWSER").is_some();
        assert!(!required, "chromedriver is missing");
        eprintln!("skipped: the playground's test needs chromedriver and Chromium");
        return;
    }
    let place = tempfile::tempdir().expect("there is room for a directory");
    let (_server, address) = playground(place.path());
    Browser::run(async |browser| {
        browser.resize(1280, 960).await?;
        browser.open(&address).await?;
        browser
            .until("document.activeElement.id === 'typing'")
            .await?;
        scenario(&browser, &address).await?;
        browser.was_quiet(&address).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_tries_the_bot() {
    with_a_page(async |browser, _| {
        be(browser, "dark").await?;
        review(browser).await?;
        random(browser).await?;
        related(browser).await?;
        connect(browser).await?;
        be_admin(browser).await?;
        by_its_address(browser).await?;
        be(browser, "light").await?;
        browser.is_accessible().await?;
        be(browser, "dark").await?;
        on_a_phone(browser).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_of_the_page_do_what_discord_does() {
    with_a_page(async |browser, _| {
        parts::markdown(browser).await?;
        parts::spoiler(browser).await?;
        parts::menus(browser).await?;
        parts::form(browser).await?;
        parts::limits(browser).await?;
        parts::picture(browser).await?;
        browser
            .tab_to(Way::Forth, "element.id === 'typing'")
            .await?;
        deleted_meanwhile(browser).await?;
        silence(browser).await?;
        what_discord_would_not_send(browser).await?;
        languages(browser).await
    })
    .await;
}

/// Sets the page's colours.
async fn be(browser: &Browser, theme: &str) -> WebDriverResult<()> {
    let is_it = format!("document.documentElement.dataset.theme === '{theme}'");
    if browser.read(&format!("return {is_it}")).await? == false {
        browser.tab_to(Way::Back, "element.id === 'theme'").await?;
        browser.keys(Key::Enter).await?;
    }
    browser.until(&is_it).await?;
    browser.tab_to(Way::Forth, "element.id === 'typing'").await
}

/// `/review` by a title with two slips, its full text, and a spoiler.
async fn review(browser: &Browser) -> WebDriverResult<()> {
    browser.keys("/").await?;
    browser.until(&highlighted("/")).await?;
    browser.is_accessible().await?;
    browser.begin("rev", 0, "/review").await?;
    browser
        .fill("film", "blad runer", "Blade Runner (1982)")
        .await?;
    browser.send("Blade Runner (1982)").await?;
    let card = browser.read(&format!("return {LAST}.innerText")).await?;
    let card = card.as_str().expect("a card is text");
    for part in ["Ridley Scott", "★★★★½ 9 / 10", "Harrison Ford", "1 h 57 m"] {
        assert!(card.contains(part), "{part} in {card}");
    }
    browser.screenshot("card").await?;
    browser.is_accessible().await?;

    browser.press(Way::Back, "Full review").await?;
    let hidden = ".spoiler[aria-expanded=false]";
    browser
        .until(&format!("{LAST}.querySelector('{hidden}')"))
        .await?;
    browser
        .tab_to(Way::Forth, &format!("element.matches('{hidden}')"))
        .await?;
    browser.keys(Key::Enter).await?;
    browser
        .until(&format!("{LAST}.querySelector('.spoiler.revealed')"))
        .await?;
    browser.tab_to(Way::Forth, "element.id === 'typing'").await
}

/// `/random` and "Another" three times: four different films, in one message.
async fn random(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/ran", 0, "/random").await?;
    browser
        .until("document.querySelector('#suggestions').textContent.includes('decade')")
        .await?;
    browser.keys(Key::Enter).await?;
    let has_another = format!("{LAST}.innerText.includes('Another')");
    browser.until(&has_another).await?;
    let title = format!("{LAST}.querySelector('.embed-title').textContent");
    let messages = "return document.querySelectorAll('#log article.message').length";
    let before = browser.read(messages).await?;
    let mut seen = vec![browser.read(&format!("return {title}")).await?];
    for way in [Way::Back, Way::Forth, Way::Forth] {
        let last = seen.last().expect("the first is there");
        browser.press(way, "Another").await?;
        let changed = browser
            .until(&format!("{title} !== {last} && {title}"))
            .await?;
        assert!(!seen.contains(&changed), "{changed} again after {seen:?}");
        seen.push(changed);
    }
    assert_eq!(browser.read(messages).await?, before);
    browser.tab_to(Way::Forth, "element.id === 'typing'").await
}

/// `/related`, and one of its films by the menu.
async fn related(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/re", 1, "/related").await?;
    browser.fill("film", "heat", "Heat (1995)").await?;
    browser.send("Related to Heat (1995)").await?;
    browser.screenshot("related").await?;
    let film = browser.take_first(Way::Back).await?;
    browser.is_titled(&film).await?;
    browser.tab_to(Way::Forth, "element.id === 'typing'").await
}

/// `/connect`, and the same again by the arrow up.
async fn connect(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/con", 0, "/connect").await?;
    browser.fill("from", "heat", "Heat (1995)").await?;
    browser.fill("to", "alien", "Alien (1979)").await?;
    browser.send("Heat (1995) → Alien (1979)").await?;
    let chain = browser.read(&format!("return {LAST}.innerText")).await?;
    let chain = chain.as_str().expect("a card is text");
    assert!(chain.contains("Connected in 2 steps"), "{chain}");

    let id = browser.read(&format!("return {LAST}.dataset.id")).await?;
    browser.keys(Key::Up).await?;
    browser
        .until("document.querySelector('.chip[data-option=to] input')?.value.startsWith('Alien')")
        .await?;
    browser.keys(Key::Enter).await?;
    browser
        .until(&format!("{LAST}.dataset.id !== {id}"))
        .await?;
    browser.is_titled("Heat (1995) → Alien (1979)").await
}

/// Shows the server's settings, and changes one of them by a menu of several entries.
async fn decide(browser: &Browser) -> WebDriverResult<()> {
    browser
        .tab_to(Way::Forth, "element.id === 'typing'")
        .await?;
    browser.begin("/settings sh", 0, "/settings show").await?;
    browser.send("Settings of this server").await?;
    browser.take_first(Way::Back).await?;
    browser.is_titled("Public channels").await?;
    browser.is_accessible().await?;
    let entry = format!("element.matches('.several input') && {LAST}.contains(element)");
    browser.tab_to(Way::Forth, &entry).await?;
    browser.keys(" ").await?;
    browser.press(Way::Forth, "Choose").await?;
    browser.is_titled("Settings of this server").await?;
    let changed = format!("return {LAST}.querySelector('.content').textContent");
    let changed = browser.read(&changed).await?;
    let changed = changed.as_str().expect("it is text");
    assert!(
        changed.contains("everywhere (default) → #film-club"),
        "{changed}"
    );

    // A setting that is typed, in a form: the second of the menu that begins so.
    let menu = format!("element.matches('button.menu') && {LAST}.contains(element)");
    browser.tab_to(Way::Back, &menu).await?;
    browser.keys(Key::Enter).await?;
    browser.keys("ll").await?;
    browser
        .until(&format!(
            "{LAST}.querySelector('[aria-selected=true]').textContent.startsWith('Lowest rating')"
        ))
        .await?;
    browser.keys(Key::Enter).await?;
    browser
        .until("document.querySelector('#modal').open && document.activeElement.matches('#modal input')")
        .await?;
    browser.is_accessible().await?;
    browser.keys("7").await?;
    browser.keys(Key::Enter).await?;
    browser
        .until(&format!(
            "{LAST}.querySelector('.content')?.textContent.includes('any (default) → 7')"
        ))
        .await
        .map(drop)
}

/// An admin presses a button of somebody else's answer, and gets a copy that nobody else sees.
async fn be_admin(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/rev", 0, "/review").await?;
    browser.fill("film", "alien", "Alien (1979)").await?;
    browser.send("Alien (1979)").await?;
    browser
        .tab_to(Way::Forth, "element.id === 'member'")
        .await?;
    browser.keys(Key::Down).await?;
    browser
        .until("document.querySelector('#member').value === 'admin'")
        .await?;
    browser.press(Way::Back, "Related films").await?;
    browser.is_titled("Related to Alien (1979)").await?;
    let private = browser
        .read(&format!(
            "return {LAST}.querySelector('.ephemeral-note').textContent"
        ))
        .await?;
    assert_eq!(private, "Only you can see this");
    let raw = browser
        .read("return document.querySelector('#raw-interaction').textContent")
        .await?;
    let raw: serde_json::Value =
        serde_json::from_str(raw.as_str().expect("it is text")).expect("it is JSON");
    let permissions = raw["member"]["permissions"].as_str().expect("as Discord");
    let permissions: u64 = permissions.parse().expect("a number in text");
    assert_eq!(permissions & (1 << 5), 1 << 5, "Manage Server");
    decide(browser).await?;

    browser
        .tab_to(Way::Forth, "element.id === 'member'")
        .await?;
    browser.keys(Key::Up).await?;
    // Back to the card that both see.
    browser.is_titled("Alien (1979)").await?;
    browser
        .until(&format!("!{LAST}.querySelector('.ephemeral-note')"))
        .await?;
    browser.tab_to(Way::Back, "element.id === 'typing'").await
}

/// A review's author opens the film's card by the page's address.
async fn by_its_address(browser: &Browser) -> WebDriverResult<()> {
    browser.read("location.hash = 'heat-1995'").await?;
    browser.is_titled("Heat (1995)").await
}

/// A phone's width: the channel first, the inspector by its button.
async fn on_a_phone(browser: &Browser) -> WebDriverResult<()> {
    browser.resize(360, 740).await?;
    browser.until("innerWidth === 360").await?;
    browser.begin("/con", 0, "/connect").await?;
    browser
        .fill("from", "casablanca", "Casablanca (1942)")
        .await?;
    browser.fill("to", "matrix", "The Matrix (1999)").await?;
    browser.fits().await?;
    browser
        .send("Casablanca (1942) → The Matrix (1999)")
        .await?;
    browser.fits().await?;
    browser.screenshot("phone").await?;
    browser.is_accessible().await?;
    browser
        .tab_to(Way::Back, "element.id === 'panel-toggle'")
        .await?;
    browser.keys(Key::Enter).await?;
    browser
        .until("document.querySelector('#panel').checkVisibility()")
        .await?;
    browser.fits().await?;
    browser.is_accessible().await
}

/// "Another" is pressed, and before its answer is there, the message is deleted: it stays away.
async fn deleted_meanwhile(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/ran", 0, "/random").await?;
    browser.keys(Key::Enter).await?;
    browser
        .until(&format!("{LAST}?.innerText.includes('Another')"))
        .await?;
    let id = browser.read(&format!("return {LAST}.dataset.id")).await?;
    browser
        .read(
            "const fetch = window.fetch;
             window.fetch = async (address, options) => {
               const response = await fetch(address, options);
               if (!options?.body.includes('\"press\"')) return response;
               window.held = true;
               await new Promise((go) => (window.go = go));
               window.fetch = fetch;
               return response;
             };",
        )
        .await?;
    let click = |label: &str| {
        format!(
            "[...document.querySelectorAll('[data-id=\"{}\"] button')]
               .find((button) => button.textContent.includes('{label}')).click()",
            id.as_str().expect("an id is text")
        )
    };
    browser.read(&click("Another")).await?;
    browser.until("window.held").await?;
    browser.read(&click("Delete this answer")).await?;
    browser
        .until(&format!("{LAST}?.innerText.includes('is deleted')"))
        .await?;
    let there = format!("document.querySelector('[data-id={id}]')");
    assert_eq!(
        browser.read(&format!("return {there} !== null")).await?,
        false
    );
    browser.read("window.go()").await?;
    // The page's next answer comes after the one that was held.
    browser
        .tab_to(Way::Forth, "element.id === 'typing'")
        .await?;
    review_of(browser, "alien", "Alien (1979)").await?;
    assert_eq!(
        browser.read(&format!("return {there} !== null")).await?,
        false
    );
    Ok(())
}

/// What somebody sees of a bot that does not answer in time.
async fn silence(browser: &Browser) -> WebDriverResult<()> {
    browser
        .read(
            "const fetch = window.fetch;
             window.fetch = async (address, options) => {
               if (!options?.body.includes('\"command\"')) return fetch(address, options);
               window.fetch = fetch;
               return Response.json({ interaction: {}, microseconds: 3000000, answer: null, timed_out: true });
             };",
        )
        .await?;
    browser.begin("/ran", 0, "/random").await?;
    browser.keys(Key::Enter).await?;
    browser
        .until(&format!(
            "{LAST}?.innerText === 'The application did not respond'"
        ))
        .await?;
    let verdict = "document.querySelector('#verdict.refused').textContent";
    let verdict = browser.read(&format!("return {verdict}")).await?;
    let refused = "✗ Discord would refuse this: no answer came within 3 s.";
    assert_eq!(verdict, refused);
    Ok(())
}

/// `/review` by a part of a title.
async fn review_of(browser: &Browser, typed: &str, title: &str) -> WebDriverResult<()> {
    browser.begin("/rev", 0, "/review").await?;
    browser.fill("film", typed, title).await?;
    browser.send(title).await
}

/// A value that Discord's client refuses is not sent, and no command is listed for who may not use it.
async fn what_discord_would_not_send(browser: &Browser) -> WebDriverResult<()> {
    browser.begin("/ran", 0, "/random").await?;
    browser.keys("max_m").await?;
    browser.until(&highlighted("max_minutes")).await?;
    browser.keys(Key::Enter).await?;
    browser.keys("soon").await?;
    browser.keys(Key::Enter).await?;
    browser
        .until("document.querySelector('#hint').textContent.startsWith('“max_minutes” takes a whole number from 1')")
        .await?;
    // An option that is required comes back where it was taken away.
    browser.keys(Key::Escape).await?;
    browser.begin("/con", 0, "/connect").await?;
    browser.fill("from", "heat", "Heat (1995)").await?;
    browser
        .until("document.activeElement.matches('[data-option=to] input')")
        .await?;
    browser.keys(Key::Backspace).await?;
    browser
        .until("document.activeElement.id === 'typing'")
        .await?;
    browser.keys(Key::Escape).await?;
    browser.keys(Key::Enter).await?;
    browser
        .until("document.querySelector('#hint').textContent === 'Fill in “to” first.'")
        .await?;
    browser.keys(Key::Escape).await?;
    browser.keys(Key::Escape).await?;
    browser.keys("/set").await?;
    let listed = "return [...document.querySelectorAll('#suggestions .label')].map((label) => label.textContent).join()";
    assert_eq!(browser.read(listed).await?, "", "settings are for admins");
    browser.keys(Key::Escape).await?;
    Ok(())
}

/// What everybody reads is in the server's language.
async fn languages(browser: &Browser) -> WebDriverResult<()> {
    let choose = |id: &str, language: &str| {
        format!(
            "document.querySelector('#{id}').value = '{language}';
             document.querySelector('#{id}').dispatchEvent(new Event('change', {{ bubbles: true }}));"
        )
    };
    browser.read(&choose("server-locale", "de")).await?;
    review_of(browser, "heat", "Heat (1995)").await?;
    let german = format!("{LAST}?.innerText.includes('Regie')");
    browser.until(&german).await?;
    Ok(())
}
