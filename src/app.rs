//! The app: everything that answering needs, wired together. No logic of its own.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, PoisonError, RwLock};

use futures_util::FutureExt as _;
use jiff::Timestamp;

use crate::catalog::Catalog;
use crate::command::{self, About, Call, Error, GuildId, Means, Reply};
use crate::refusal::{Reason, Refusal};
use crate::settings::Settings;
use crate::state::{Clock, Directory, State};
use crate::store::Store;

mod channels;
mod film_days;
mod renamed;

pub use film_days::Due;

/// Where random numbers come from.
pub type Randomness = Box<dyn Fn() -> u32 + Send + Sync>;

/// The bot, without any way in.
pub struct App {
    catalog: RwLock<Arc<Catalog>>,
    about: RwLock<Arc<About>>,
    defaults: Settings,
    state: Option<State>,
    randomness: Randomness,
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
            state: None,
            randomness,
        }
    }

    /// The app with a store, so that servers have settings of their own.
    #[must_use]
    pub fn with_store(mut self, store: Store, clock: Clock) -> Self {
        self.state = Some(State::new(store, clock, self.defaults.clone()));
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

    /// Tells the app whom to ask which channels a server has. Without anybody, only those that come
    /// with a call are known.
    pub fn look_up_channels_in(&self, directory: Arc<dyn Directory>) {
        if let Some(state) = &self.state {
            state.look_up_channels_in(directory);
        }
    }

    /// What is kept about servers, where anything is.
    pub fn store(&self) -> Option<&Store> {
        self.state.as_ref().map(State::store)
    }

    /// The time, by the app's clock.
    pub fn now(&self) -> Timestamp {
        let state = self.state.as_ref();
        state.map_or(Timestamp::UNIX_EPOCH, State::now)
    }

    /// The settings in force in a server, or outside any. If the store cannot be read, the
    /// operator's defaults, visible to the asker alone.
    pub async fn settings(&self, guild: Option<GuildId>) -> Settings {
        match (&self.state, guild) {
            (Some(state), Some(guild)) => state.settings(guild).await,
            _ => self.defaults.clone(),
        }
    }

    /// Answers a call. What broke on our side, a panic too, is answered as a refusal with a reference,
    /// and logged with it.
    pub async fn answer(&self, call: &Call) -> Result<Reply, Refusal> {
        let about = Arc::clone(&self.about.read().unwrap_or_else(PoisonError::into_inner));
        let catalog = self.catalog();
        let means = self.means(&catalog, &about);
        let answer = AssertUnwindSafe(command::answer(means, call));
        match answer.catch_unwind().await {
            Ok(Ok(reply)) => Ok(reply),
            Ok(Err(Error::Refused(refusal))) => Err(refusal),
            Ok(Err(Error::Away(untold))) => {
                let reference = self.reference();
                tracing::error!(
                    command = call.request.name(),
                    guild_id = call.place.guild().map(|guild| guild.0),
                    reference,
                    cause = untold.away.cause(),
                    "the database cannot be used"
                );
                Err(untold.refusal(reference))
            }
            Ok(Err(Error::Broken(cause))) => {
                Err(self.broken(call, &format!("{cause:#}"), "a command failed"))
            }
            Err(panic) => Err(self.broken(call, said(&*panic), "a command panicked")),
        }
    }

    /// What the app answers from.
    fn means<'a>(&'a self, catalog: &'a Catalog, about: &'a About) -> Means<'a> {
        Means {
            catalog,
            about,
            state: self.state.as_ref(),
            roll: (self.randomness)(),
        }
    }

    fn broken(&self, call: &Call, cause: &str, what: &str) -> Refusal {
        let reference = self.reference();
        tracing::error!(command = call.request.name(), reference, cause, "{what}");
        Refusal::new(Reason::Internal { reference })
    }

    /// What a member can tell the operator, who finds it in the log.
    fn reference(&self) -> String {
        format!("{:08x}", (self.randomness)())
    }
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Action, SettingsAction};
    use crate::command::{ChannelId, Options, Permissions, Place, Request, Value};
    use crate::config::Database;
    use crate::refusal::{MemberReason, SettingsReason};
    use crate::settings::{Chosen, Setting, SpoilerPolicy, Visibility, Way};
    use crate::store::Writer;

    #[tokio::test]
    async fn what_touches_nothing_that_is_kept_is_answered_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let films = Catalog::new(Vec::new());
        let app = App::new(films, Settings::default(), Box::new(|| 1))
            .with_store(store.clone(), Box::new(|| Timestamp::UNIX_EPOCH));
        let (guild, channel) = (GuildId(1), ChannelId(2));
        let alone = Settings {
            direct_messages: true,
            ..Settings::default()
        };
        let call = |name: &str, film: &str, place| Call {
            place,
            request: Request::Command {
                name: name.to_owned(),
                options: Options(vec![("film".to_owned(), Value::Text(film.to_owned()))]),
            },
            ..Call::by_itself(guild, channel, alone.clone(), None)
        };
        let here = Call::by_itself(guild, channel, Settings::default(), None).place;
        let elsewhere = Place::DirectMessage { channel };
        for (name, place) in [
            ("help", here),
            ("related", here),
            ("review", here),
            ("review", elsewhere),
            ("random", elsewhere),
            ("seen", elsewhere),
            ("settings show", elsewhere),
            ("privacy delete", here),
        ] {
            let answer = app.answer(&call(name, "Heat", place)).now_or_never();
            assert!(answer.is_some(), "{name}");
        }
        let seen = app.answer(&call("seen", "", here)).now_or_never();
        assert!(seen.is_none(), "the store is a thread of its own");
        store.close().await;
    }

    #[tokio::test]
    async fn a_database_that_is_away_is_a_refusal_with_a_reference_in_the_words_of_what_was_asked()
    {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let films = Catalog::new(Vec::new());
        let app = App::new(films, Settings::default(), Box::new(|| 1))
            .with_store(store.clone(), Box::new(|| Timestamp::UNIX_EPOCH));
        store.close().await;
        let call = |request| Call {
            permissions: Permissions::ALL,
            request,
            ..Call::by_itself(GuildId(1), ChannelId(2), Settings::default(), None)
        };
        let command = |name: &str| Request::Command {
            name: name.to_owned(),
            options: Options::default(),
        };
        let reference = || "00000001".to_owned();
        let seen = app.answer(&call(command("seen"))).await;
        let away = MemberReason::Unavailable {
            reference: reference(),
        };
        assert_eq!(seen.unwrap_err(), away.into());
        let away = || SettingsReason::Unavailable {
            reference: reference(),
        };
        let settings = app.answer(&call(command("settings show"))).await;
        assert_eq!(settings.unwrap_err(), away().into());
        // What was typed into a form is kept, to be sent again.
        let typed = "[answers]\nvisibility = \"private\"\n".to_owned();
        let imported = Request::Submit {
            code: Action::Settings(SettingsAction::Import).encode(),
            fields: [("file".to_owned(), typed.clone())].into(),
            on: None,
        };
        let why = Box::new(away());
        let kept = SettingsReason::NotImported { why, typed };
        let imported = app.answer(&call(imported)).await;
        assert_eq!(imported.unwrap_err(), kept.into());
    }

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
