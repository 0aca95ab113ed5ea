//! Steps as somebody at the keyboard takes them.

use fantoccini::key::Key;

use crate::browser::{Browser, Way, WebDriverResult};

/// The newest message that is shown.
pub(crate) const LAST: &str =
    "[...document.querySelectorAll('#log article.message:not([hidden])')].at(-1)";

impl Browser {
    /// Types a part of a command's name, goes down the list, and takes what is highlighted.
    pub(crate) async fn begin(&self, part: &str, down: usize, name: &str) -> WebDriverResult<()> {
        self.keys(part).await?;
        for _ in 0..down {
            self.keys(Key::Down).await?;
        }
        self.until(&highlighted(name)).await?;
        self.keys(Key::Enter).await
    }

    /// Fills in the option that has the focus, by a completion that is offered for what is typed.
    pub(crate) async fn fill(
        &self,
        option: &str,
        typed: &str,
        offered: &str,
    ) -> WebDriverResult<()> {
        let focused =
            format!("document.activeElement.matches('.chip[data-option={option}] input')");
        self.until(&focused).await?;
        self.keys(typed).await?;
        self.until(&highlighted(offered)).await?;
        self.keys(Key::Enter).await
    }

    /// Sends the command and waits until the newest card has this title.
    pub(crate) async fn send(&self, title: &str) -> WebDriverResult<()> {
        self.keys(Key::Enter).await?;
        self.is_titled(title).await
    }

    #[track_caller]
    pub(crate) fn is_titled(&self, title: &str) -> impl Future<Output = WebDriverResult<()>> {
        let seen = self.until(&format!(
            "{LAST}?.querySelector('.embed-title')?.textContent === {title:?}"
        ));
        async { seen.await.map(drop) }
    }

    /// Presses a button of the newest message.
    pub(crate) async fn press(&self, way: Way, label: &str) -> WebDriverResult<()> {
        self.tab_to(
            way,
            &format!(
                "element.matches('button.component') && element.textContent.includes('{label}')
                 && {LAST}.contains(element)"
            ),
        )
        .await?;
        self.keys(Key::Enter).await
    }

    /// Takes the first line of the newest message's menu.
    pub(crate) async fn take_first(&self, way: Way) -> WebDriverResult<String> {
        let menu = format!("element.matches('button.menu') && {LAST}.contains(element)");
        self.tab_to(way, &menu).await?;
        let listed = format!("return {LAST}.querySelectorAll('.options li').length");
        assert_eq!(self.read(&listed).await?, 0, "it is closed");
        self.keys(Key::Enter).await?;
        self.is_accessible().await?;
        // Down and up again: as long as nothing is taken, nothing happens.
        self.keys(Key::Down).await?;
        self.keys(Key::Up).await?;
        let first = format!("{LAST}.querySelector('.options [aria-selected=true] .label')");
        let first = self.read(&format!("return {first}.textContent")).await?;
        self.keys(Key::Enter).await?;
        Ok(first.as_str().expect("a menu's lines are text").to_owned())
    }

    /// Fails where something is wider than the window.
    pub(crate) async fn fits(&self) -> WebDriverResult<()> {
        let wider = self
            .read(
                "return ['html', '#log', '#composer', '#panel'].filter((name) => {
                   const part = document.querySelector(name);
                   return part.scrollWidth > Math.min(innerWidth, part.clientWidth || innerWidth);
                 });",
            )
            .await?;
        assert_eq!(wider, serde_json::json!([]));
        Ok(())
    }
}

/// Whether the highlighted suggestion begins like this.
pub(crate) fn highlighted(start: &str) -> String {
    format!(
        "document.querySelector('#suggestions [role=option][aria-selected=true]')
           ?.textContent.startsWith('{start}')"
    )
}
