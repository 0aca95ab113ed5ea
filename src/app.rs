//! The app: everything that answering needs, wired together. No logic of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use jiff::Timestamp;
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

use crate::catalog::Catalog;
use crate::command::{self, About, Call, Context, GuildId, Reply, Step};
use crate::refusal::{Reason, Refusal};
use crate::settings::{Settings, Visibility};
use crate::store::Store;

mod channels;
mod errands;
mod film_days;
mod members;
mod renamed;
mod watchlists;

pub use channels::Directory;
pub use film_days::Due;

/// Where random numbers come from.
pub type Randomness = Box<dyn Fn() -> u32 + Send + Sync>;

/// What tells the time at which something is written down.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// The bot, without any way in.
pub struct App {
    catalog: RwLock<Arc<Catalog>>,
    about: RwLock<Arc<About>>,
    defaults: Settings,
    memory: Option<Memory>,
    directory: RwLock<Option<Arc<dyn Directory>>>,
    randomness: Randomness,
}

/// What is kept about servers, and the clock that goes with it.
struct Memory {
    store: Store,
    clock: Clock,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("films", &self.catalog().film_count())
            .finish_non_exhaustive()
    }
}

impl App {
    /// Wires the app together.
    pub fn new(catalog: Catalog, defaults: Settings, randomness: Randomness) -> Self {
        Self {
            catalog: RwLock::new(Arc::new(catalog)),
            about: RwLock::default(),
            defaults,
            memory: None,
            directory: RwLock::default(),
            randomness,
        }
    }

    /// The app with a store, so that servers have settings of their own.
    #[must_use]
    pub fn with_store(mut self, store: Store, clock: Clock) -> Self {
        self.memory = Some(Memory { store, clock });
        self
    }

    /// What the bot answers from.
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Answers from another catalogue from now on; what is being answered keeps the old one.
    pub fn replace(&self, catalog: Catalog) {
        *self.catalog.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalog);
    }

    /// The operator's defaults: the settings where no server has its own.
    pub fn defaults(&self) -> &Settings {
        &self.defaults
    }

    /// Tells the app what Discord knows of it.
    pub fn introduce(&self, about: About) {
        *self.about.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(about);
    }

    /// The settings in force in a server, or outside of any. Where the store cannot be read, the
    /// operator's defaults, and for the asker alone: films can be talked about all the same, and a
    /// server that wants its answers to be private gets no public ones.
    pub async fn settings(&self, guild: Option<GuildId>) -> Settings {
        let (Some(Memory { store, .. }), Some(guild)) = (&self.memory, guild) else {
            return self.defaults.clone();
        };
        match store.recent_settings(guild, Instant::now()).await {
            Ok(chosen) => chosen.over(&self.defaults),
            Err(error) => {
                tracing::error!(
                    guild_id = guild.0,
                    cause = format!("{:#}", anyhow::Error::from(error)),
                    "a server's settings cannot be read, so the operator's defaults hold, and answers \
                     are private"
                );
                Settings {
                    answers: Visibility::Private,
                    ..self.defaults.clone()
                }
            }
        }
    }

    /// Answers a call, with an errand on the store where the command asks for one. A panic is
    /// answered as a refusal with a reference, and logged with it.
    pub async fn answer(&self, call: &Call) -> Result<Reply, Refusal> {
        let about = Arc::clone(&self.about.read().unwrap_or_else(PoisonError::into_inner));
        let catalog = self.catalog();
        let context = Context::new(&catalog, call, &about, (self.randomness)());
        let mut reply = match self.guard(call, || command::answer(&context))? {
            Step::Reply(reply) => reply,
            Step::Errand(errand) => {
                let found = self.run(&context, &errand).await;
                let report = || self.guard(call, || command::report(&context, &errand, found));
                if errand.takes_thought() {
                    aside(report)?
                } else {
                    report()?
                }
            }
        };
        if let Reply::Say(message) | Reply::Change(message) = &mut reply {
            self.add_ratings(&context, message).await;
        }
        Ok(reply)
    }

    fn guard<T>(
        &self,
        call: &Call,
        answer: impl FnOnce() -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|panic| {
            let reference = self.reference();
            let cause = panic.downcast_ref::<String>().map(String::as_str);
            let cause = cause
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("unknown");
            tracing::error!(
                command = call.request.name(),
                reference,
                cause,
                "a command panicked"
            );
            Err(Refusal::new(Reason::Internal { reference }))
        })
    }

    /// What a member can tell the operator, to be found in the log.
    fn reference(&self) -> String {
        format!("{:08x}", (self.randomness)())
    }
}

/// Computes for some milliseconds without holding up what else this thread has to answer, where
/// there are other threads.
fn aside<T>(compute: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(compute),
        _ => compute(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Database;
    use crate::settings::{Chosen, Setting, SpoilerPolicy, Way};
    use crate::store::Writer;

    #[tokio::test]
    async fn a_servers_settings_hold_until_they_cannot_be_read() {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let defaults = Settings {
            pick_unconfirmed: true,
            ..Settings::default()
        };
        let app = App::new(Catalog::new(Vec::new()), defaults.clone(), Box::new(|| 1))
            .with_store(store.clone(), Box::new(|| Timestamp::UNIX_EPOCH));
        let guild = GuildId(1);
        assert_eq!(app.settings(Some(guild)).await, defaults);
        let writer = Writer {
            guild,
            who: None,
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let shown = |chosen: &mut Chosen| {
            chosen.set(Setting::Spoilers(SpoilerPolicy::Shown));
            Ok::<_, ()>(())
        };
        store
            .change(writer, Way::Set, shown)
            .await
            .unwrap()
            .unwrap();
        let in_force = app.settings(Some(guild)).await;
        assert_eq!(in_force.spoilers, SpoilerPolicy::Shown);
        assert!(in_force.pick_unconfirmed);
        assert_eq!(app.settings(None).await, defaults);
        store.close().await;
        let unread = app.settings(Some(GuildId(2))).await;
        assert_eq!(unread.answers, Visibility::Private, "it may have been");
        assert!(unread.pick_unconfirmed);
        assert_eq!(app.settings(None).await, defaults);
    }
}
