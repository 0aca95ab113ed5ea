//! The page's parts one by one, in the page itself: what the bot does not say today, or not at the
//! moment that it takes.

use serde_json::{Value, json};

use crate::browser::{Browser, WebDriverResult};
use fantoccini::key::Key;

/// Steps that need a part of the page.
impl Browser {
    /// What a part makes of something; `body` is an async function's, with the part's exports as `$`.
    pub(crate) async fn part(&self, file: &str, body: &str) -> WebDriverResult<Value> {
        let script = format!("return import('/page/{file}').then(async ($) => {{ {body} }})");
        self.read(&script).await
    }

    /// Puts what a part makes at the end of the page, as the only thing there.
    async fn try_out(&self, file: &str, body: &str) -> WebDriverResult<Value> {
        let script = format!(
            "document.querySelector('#trial')?.remove();
             const trial = document.createElement('section');
             trial.id = 'trial';
             document.querySelector('#log').append(trial);
             {body}"
        );
        self.part(file, &script).await
    }

    /// What Markdown looks like: elements by name, spoilers in bars.
    async fn markdown(&self, text: &str) -> WebDriverResult<String> {
        let shown = self
            .try_out(
                "markdown.js",
                &format!(
                    "trial.append(...$.blocks({text:?}));
                     const drawn = (node) => node.nodeType === 3 ? node.data
                       : node.className === 'spoiler' ? `|${{[...node.childNodes].map(drawn).join('')}}|`
                       : node.tagName === 'SPAN' && !node.className ? [...node.childNodes].map(drawn).join('')
                       : `<${{node.localName}}>${{[...node.childNodes].map(drawn).join('')}}</>`;
                     return [...trial.childNodes].map(drawn).join('\\n');"
                ),
            )
            .await?;
        Ok(shown.as_str().expect("it is text").to_owned())
    }
}

pub(crate) async fn markdown(browser: &Browser) -> WebDriverResult<()> {
    for (written, shown) in [
        ("**bold** and *not*", "<p><strong>bold</> and <em>not</></>"),
        // Discord hides a spoiler whole, over lines and paragraphs.
        (
            "Before ||one\n\ntwo\n> three|| after.\nNext.",
            "<p>Before |one<br></><br></>two<br></>> three| after.<br></>Next.</>",
        ),
        ("||a|| and ||b||", "<p>|a| and |b|</>"),
        ("a || b", "<p>a || b</>"),
        (r"\|\|plain\|\|", "<p>||plain||</>"),
        ("`||code||`", "<p><code>||code||</></>"),
        (
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "<p><script>alert(1)</script><img src=x onerror=alert(1)></>",
        ),
        (
            "[here](javascript:alert(1))",
            "<p>[here](javascript:alert(1))</>",
        ),
        (
            "<#1000000000000000002> <@&1000000000000000001> <@1>",
            "<p><span>#film-club</> <span>@everyone</> <span>@unknown-user</></>",
        ),
        (
            "-# small\n# big\n> quoted\n1. one\n2. two",
            "<p>small</>\n<p>big</>\n<blockquote><p>quoted</></>\n<ol><li>one</><li>two</></>",
        ),
    ] {
        assert_eq!(browser.markdown(written).await?, shown, "{written}");
    }
    Ok(())
}

/// A spoiler is a button that says nothing of what it hides, then text.
pub(crate) async fn spoiler(browser: &Browser) -> WebDriverResult<()> {
    let seen = browser
        .try_out(
            "markdown.js",
            "trial.append(...$.blocks('||it [ends](https://a.example/)||'));
             const spoiler = trial.querySelector('.spoiler');
             const look = () => [spoiler.getAttribute('role'), spoiler.getAttribute('aria-label'),
               spoiler.innerText, spoiler.querySelector('a').checkVisibility({ visibilityProperty: true })];
             const before = look();
             spoiler.focus();
             spoiler.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
             return [before, look(), document.activeElement === spoiler];",
        )
        .await?;
    assert_eq!(
        seen,
        json!([
            ["button", "Spoiler, hidden", "", false],
            [null, null, "it ends", true],
            true
        ])
    );
    Ok(())
}

/// Menus of the server's own things, of several entries, and of one.
pub(crate) async fn menus(browser: &Browser) -> WebDriverResult<()> {
    const SERVER: &str = "{
      channels: [{ id: '1', name: 'films', type: 0 }, { id: '2', name: 'lounge', type: 2 }],
      roles: [{ id: '3', name: 'projectionists' }],
      members: [{ id: '4', name: 'alice' }],
    }";
    let offered = |component: &str| {
        format!(
            "const made = $.menu({component}, {SERVER}, (...sent) => (window.sent = sent));
             trial.append(made);
             return [...made.querySelectorAll('label')].map((label) =>
               (label.firstChild.checked ? '+' : '') + label.textContent);"
        )
    };
    for (component, entries) in [
        (
            "{ type: 8, channel_types: [0], min_values: 0, default_values: [{ id: '1' }] }",
            json!(["+#films"]),
        ),
        ("{ type: 5, min_values: 0 }", json!(["@alice"])),
        ("{ type: 6, min_values: 0 }", json!(["@projectionists"])),
        (
            "{ type: 7, min_values: 0, max_values: 2 }",
            json!(["@alice", "@projectionists"]),
        ),
    ] {
        let seen = browser.try_out("menu.js", &offered(component)).await?;
        assert_eq!(seen, entries, "{component}");
    }

    let two = "{ type: 3, min_values: 1, max_values: 2, options: ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value })) }";
    let counted = format!(
        "const made = $.menu({two}, {SERVER}, (...sent) => (window.sent = sent));
         trial.append(made);
         const boxes = [...made.querySelectorAll('input')], button = made.querySelector('button');
         const allowed = [!button.disabled];
         for (const box of boxes) {{ box.click(); allowed.push(!button.disabled); }}
         boxes[1].click();
         button.click();
         return [allowed, window.sent];"
    );
    assert_eq!(
        browser.try_out("menu.js", &counted).await?,
        json!([[false, true, true, false], [["a", "c"], "A, C"]])
    );

    // One entry: nothing is sent before it is taken, and Escape takes nothing.
    let one = "{ type: 3, placeholder: 'A film', options: ['Alien', 'Brazil', 'Casablanca'].map((label) => ({ label, value: label })) }";
    let opened = format!(
        "window.sent = null;
         const made = $.menu({one}, {SERVER}, (...sent) => (window.sent = sent));
         trial.append(made);
         made.querySelector('button').focus();"
    );
    browser.try_out("menu.js", &opened).await?;
    for (key, highlighted, sent) in [
        (Key::Down, "Alien", json!(null)),
        (Key::Down, "Brazil", json!(null)),
        (Key::End, "Casablanca", json!(null)),
        (Key::Down, "Alien", json!(null)),
        (Key::Escape, "", json!(null)),
        (Key::Up, "Alien", json!(null)),
        (Key::Up, "Casablanca", json!(null)),
        (Key::Enter, "", json!([["Casablanca"], "Casablanca"])),
    ] {
        browser.keys(key).await?;
        let seen = browser
            .read(
                "return [document.querySelector('#trial [aria-selected=true]')?.textContent ?? '', window.sent,
                   document.activeElement.getAttribute('aria-expanded')]",
            )
            .await?;
        let expanded = (!highlighted.is_empty()).to_string();
        assert_eq!(seen, json!([highlighted, sent, expanded]));
    }
    Ok(())
}

/// A form with several inputs, filled in by keyboard, and one that is closed.
pub(crate) async fn form(browser: &Browser) -> WebDriverResult<()> {
    const FORM: &str = "{ title: 'The film of the day', custom_id: 'x', components: [
      { type: 1, components: [{ type: 4, custom_id: 'time', label: 'Time', style: 1, max_length: 5, value: '18:00' }] },
      { type: 18, label: 'Zone', description: 'Where you live', component: { type: 4, custom_id: 'zone', style: 1 } },
      { type: 1, components: [{ type: 4, custom_id: 'notes', label: 'Notes', style: 2, required: false }] },
    ] }";
    let open = format!("$.ask({FORM}).then((typed) => (window.typed = JSON.stringify(typed)));");
    browser.part("modal.js", &open).await?;
    browser
        .until("document.activeElement.name === 'time' && document.querySelector('#modal').open")
        .await?;
    browser.is_accessible().await?;
    let labels = browser
        .read("return [...document.querySelectorAll('#modal-fields label')].map((label) => label.innerText.trim())")
        .await?;
    assert_eq!(labels, json!(["Time", "Zone\nWhere you live", "Notes"]));
    // What is required and empty keeps the form open.
    browser.keys(Key::Enter).await?;
    browser
        .until("document.activeElement.name === 'zone'")
        .await?;
    browser.keys("Europe/Berlin").await?;
    browser.keys(Key::Enter).await?;
    browser.until("window.typed").await?;
    let typed = browser.read("return window.typed").await?;
    assert_eq!(
        typed,
        r#"{"time":"18:00","zone":"Europe/Berlin","notes":""}"#
    );

    browser.read("window.typed = undefined").await?;
    browser.part("modal.js", &open).await?;
    browser
        .until("document.querySelector('#modal').open")
        .await?;
    browser.keys(Key::Escape).await?;
    browser.until("window.typed === 'null'").await?;
    Ok(())
}

/// What the inspector says of answers that Discord would refuse, whichever way they go.
pub(crate) async fn limits(browser: &Browser) -> WebDriverResult<()> {
    let judged = |call: &str| {
        format!(
            "const {{ limits }} = await (await fetch('/api/commands')).json();
             return {call}.refusals.join('; ');"
        )
    };
    let message = |part: &str| format!("{{ allowed_mentions: {{}}, content: 'x', {part} }}");
    let row = |part: &str| {
        message(&format!(
            "components: [{{ type: 1, components: [{part}] }}]"
        ))
    };
    for (sent, refused) in [
        (message(""), ""),
        ("{ content: 'x' }".to_owned(), "allowed_mentions is missing"),
        (
            "{ allowed_mentions: {} }".to_owned(),
            "the message is empty",
        ),
        (
            message("embeds: [{ description: 'ü'.repeat(4097) }]"),
            "Card description: 4097 of 4096",
        ),
        (
            row("{ type: 2, style: 5, label: 'x', url: 'https://a.example/' + 'x'.repeat(500) }"),
            "Button address: 518 of 512",
        ),
        (
            row("{ type: 3, custom_id: 'x', options: [] }"),
            "a menu offers nothing",
        ),
        (
            row("{ type: 2, custom_id: 'a' }, { type: 2, custom_id: 'a' }"),
            "two components are a",
        ),
    ] {
        let first = format!(
            "$.measure({{ microseconds: 1, answer: {{ type: 4, data: {sent} }} }}, limits)"
        );
        let later = format!("$.measureLater({sent}, [], limits)");
        for call in [first, later] {
            let said = browser.part("limits.js", &judged(&call)).await?;
            let said = said.as_str().expect("it is text");
            assert!(said.starts_with(refused), "{said} for {sent}");
            assert_eq!(said.is_empty(), refused.is_empty(), "{said} for {sent}");
        }
    }
    let form = "{ title: 'x'.repeat(46), custom_id: 'x', components: [] }";
    let call =
        format!("$.measure({{ microseconds: 1, answer: {{ type: 9, data: {form} }} }}, limits)");
    let said = browser.part("limits.js", &judged(&call)).await?;
    assert_eq!(said, "the form has no inputs; Form title: 46 of 45");
    Ok(())
}

/// A picture of another host is not asked for before somebody agrees.
pub(crate) async fn picture(browser: &Browser) -> WebDriverResult<()> {
    let seen = browser
        .try_out(
            "message.js",
            "const message = { id: '1', timestamp: null, embeds: [{ title: 'x', thumbnail: { url: 'https://pictures.example/x.png' } }] };
             trial.append($.answer(message, { files: [], commands: [] }));
             return [trial.querySelectorAll('.embed img').length, trial.querySelector('.embed button').textContent];",
        )
        .await?;
    assert_eq!(seen, json!([0, "Show the picture from pictures.example"]));
    browser
        .read("document.querySelector('#trial').remove()")
        .await?;
    Ok(())
}
