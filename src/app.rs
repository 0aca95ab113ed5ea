//! The app: everything that answering needs, wired together. No logic of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};

use crate::catalog::Catalog;
use crate::command::{self, About, Call, Context, GuildId, Reply};
use crate::refusal::{Reason, Refusal};
use crate::settings::Settings;

/// Where random numbers come from.
pub type Randomness = Box<dyn Fn() -> u32 + Send + Sync>;

/// The bot, without any way in.
pub struct App {
    catalog: RwLock<Arc<Catalog>>,
    about: RwLock<Arc<About>>,
    defaults: Settings,
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
            randomness,
        }
    }

    /// What the bot answers from.
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Answers from another catalogue from now on; what is being answered keeps the old one.
    pub fn replace(&self, catalog: Catalog) {
        *self.catalog.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalog);
    }

    /// Tells the app what Discord knows of it.
    pub fn introduce(&self, about: About) {
        *self.about.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(about);
    }

    /// The settings of a server. Until there is a store, the operator's defaults.
    pub fn settings(&self, _guild: Option<GuildId>) -> Settings {
        self.defaults.clone()
    }

    /// Answers a call. A panic is answered as a refusal with a reference, and logged with it.
    pub fn answer(&self, call: &Call) -> Result<Reply, Refusal> {
        let about = Arc::clone(&self.about.read().unwrap_or_else(PoisonError::into_inner));
        let catalog = self.catalog();
        let roll = (self.randomness)();
        let answered = catch_unwind(AssertUnwindSafe(|| {
            command::answer(&Context::new(&catalog, call, &about, roll))
        }));
        answered.unwrap_or_else(|panic| {
            let reference = format!("{:08x}", (self.randomness)());
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
}
