//! Errands of commands, run on the store in the asker's name.

use super::{App, members, watchlists};
use crate::action::Wish;
use crate::command::{self, Call, Context, Errand, Found, GuildId, Picked, ServerSettings};
use crate::diagnostic::Style;
use crate::film::FilmId;
use crate::settings::{Change, Chosen, Contradiction, Settings, Undone, Way, file};
use crate::store::{Asker, Error, Shown, Store, Writer};

/// What problems call a file that was imported.
const IMPORTED: &str = "settings.toml";

impl App {
    /// Runs an errand. What cannot be reached is logged, under the reference that the member gets.
    pub(super) async fn run(&self, context: &Context<'_>, errand: &Errand) -> Found {
        let call = context.call;
        let Some(memory) = &self.memory else {
            return self.unavailable(call, "there is no database");
        };
        if let Errand::Member(errand) = errand {
            return match members::run(&memory.store, call, (memory.clock)(), errand).await {
                Ok(Some(found)) => Found::Member(found),
                Ok(None) => self.unavailable(call, "there is no server"),
                Err(error) => self.unavailable(call, &format!("{:#}", anyhow::Error::from(error))),
            };
        }
        let Some(guild) = call.place.guild() else {
            return self.unavailable(call, "there is no server");
        };
        if let Errand::List(errand) = errand {
            let asker = Asker {
                guild,
                member: call.asker,
                at: (memory.clock)(),
            };
            return match watchlists::run(&memory.store, asker, &call.settings, errand).await {
                Ok(found) => Found::List(found),
                Err(error) => self.unavailable(call, &format!("{:#}", anyhow::Error::from(error))),
            };
        }
        let writer = Writer {
            guild,
            who: Some(call.asker),
            at: (memory.clock)(),
        };
        match run(&memory.store, writer, context, &self.defaults, errand).await {
            Ok(found) => found,
            Err(error) => self.unavailable(call, &format!("{:#}", anyhow::Error::from(error))),
        }
    }

    fn unavailable(&self, call: &Call, cause: &str) -> Found {
        let reference = self.reference();
        tracing::error!(
            command = call.request.name(),
            guild_id = call.place.guild().map(|guild| guild.0),
            reference,
            cause,
            "a server's memory cannot be used"
        );
        Found::Unavailable { reference }
    }
}

/// Picks a film that the server has not been shown, and that is not among those `seen`.
pub(super) async fn pick(
    store: &Store,
    guild: GuildId,
    context: &Context<'_>,
    wish: &Wish,
    seen: &[FilmId],
) -> Result<Option<Picked>, Error> {
    let choose = |shown: &[FilmId]| {
        let (picked, forget) = command::pick_fresh(context, wish, shown, seen)?;
        let film = picked.film.clone();
        Some((picked, Shown { film, forget }))
    };
    store.pick(guild, choose).await
}

async fn run(
    store: &Store,
    writer: Writer,
    context: &Context<'_>,
    defaults: &Settings,
    errand: &Errand,
) -> Result<Found, Error> {
    let replace = async |way, new: Chosen| {
        let decide = |chosen: &mut Chosen| {
            *chosen = new;
            Ok::<_, Contradiction>(())
        };
        store.change(writer, way, decide).await
    };
    let changed = match errand {
        Errand::Look(_) => {
            let server = read(store, writer.guild, defaults).await?;
            return Ok(Found::Settings {
                changes: Vec::new(),
                server: Some(Box::new(server)),
            });
        }
        Errand::Change(edits) => {
            let decide = |chosen: &mut Chosen| {
                for edit in edits {
                    edit.apply(chosen, defaults);
                }
                chosen.over(defaults).check()
            };
            store.change(writer, Way::Set, decide).await?
        }
        Errand::Import(text) => match file::read(IMPORTED, text.as_bytes(), defaults) {
            Ok(new) => replace(Way::Import, new).await?,
            Err(problems) => return Ok(Found::Unreadable(problems.render(Style::Plain))),
        },
        // Run without a writer: some need no server.
        Errand::Member(_) | Errand::List(_) => return Ok(Found::NothingPicked),
        Errand::Pick { wish, .. } => {
            let asker = context.call.asker;
            let seen = store.seen_films(writer.guild, asker).await?;
            let picked = pick(store, writer.guild, context, wish, &seen).await?;
            return Ok(picked.map_or(Found::NothingPicked, Found::Picked));
        }
        Errand::Reset => replace(Way::Reset, Chosen::default()).await?,
        Errand::Undo(number) => {
            let check = |chosen: &Chosen| chosen.over(defaults).check();
            match store.undo(writer, *number, check).await? {
                Undone::Done(changes) => Ok(changes),
                Undone::Contradiction(contradiction) => Err(contradiction),
                Undone::ChangedSince(fields) => return Ok(Found::ChangedSince(fields)),
                Undone::Forgotten => return Ok(Found::Forgotten),
            }
        }
    };
    Ok(match changed {
        Ok(changes) => known(store, writer, defaults, changes).await,
        Err(contradiction) => Found::Contradiction(contradiction),
    })
}

/// What changed, with how things stand now. The change is made: where it cannot be read back,
/// nobody is told that it was not.
async fn known(store: &Store, writer: Writer, defaults: &Settings, changes: Vec<Change>) -> Found {
    let server = match read(store, writer.guild, defaults).await {
        Ok(server) => Some(Box::new(server)),
        Err(error) => {
            tracing::warn!(
                guild_id = writer.guild.0,
                cause = format!("{:#}", anyhow::Error::from(error)),
                "a server's settings were changed and cannot be read back"
            );
            None
        }
    };
    Found::Settings { changes, server }
}

async fn read(store: &Store, guild: GuildId, defaults: &Settings) -> Result<ServerSettings, Error> {
    Ok(ServerSettings {
        chosen: store.settings(guild).await?,
        defaults: defaults.clone(),
        history: store.history(guild).await?,
        refused_days: store.refused_days(guild).await?,
    })
}
