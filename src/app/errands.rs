//! Errands of commands, run on the store in the asker's name.

use std::collections::BTreeSet;

use super::{App, Memory, members, watchlists};
use crate::action::Wish;
use crate::command::{
    self, Call, ChannelId, Context, Errand, Found, GuildId, Picked, ServerSettings,
};
use crate::diagnostic::Style;
use crate::film::FilmId;
use crate::settings::{Change, Chosen, Contradiction, Edit, Setting, Settings, Undone, Way, file};
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
        match self.carry_out(memory, context, errand).await {
            Ok(Some(found)) => found,
            Ok(None) => self.unavailable(call, "there is no server"),
            Err(error) => self.unavailable(call, &format!("{:#}", anyhow::Error::from(error))),
        }
    }

    /// Runs an errand, where it sets no channels but the server's own.
    async fn carry_out(
        &self,
        memory: &Memory,
        context: &Context<'_>,
        errand: &Errand,
    ) -> Result<Option<Found>, Error> {
        if let Some(guild) = context.call.place.guild() {
            let unproven = unproven(&memory.store, context.call, &self.defaults, errand).await?;
            match self.foreign(guild, unproven).await {
                Ok(foreign) if foreign.is_empty() => {}
                Ok(foreign) => return Ok(Some(foreign_found(errand, &self.defaults, foreign))),
                Err(error) => {
                    tracing::warn!(
                        guild_id = guild.0,
                        cause = format!("{error:#}"),
                        "it cannot be told whether channels are a server's"
                    );
                    return Ok(Some(Found::Unchecked));
                }
            }
        }
        run(memory, context, &self.defaults, errand).await
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

/// The channels that an errand would set, unless the server has chosen them already or Discord
/// enclosed them with the call.
async fn unproven(
    store: &Store,
    call: &Call,
    defaults: &Settings,
    errand: &Errand,
) -> Result<BTreeSet<ChannelId>, Error> {
    let Some(guild) = call.place.guild() else {
        return Ok(BTreeSet::new());
    };
    let mut named: BTreeSet<ChannelId> = match errand {
        Errand::Change(edits) => edits.iter().flat_map(Edit::channels).collect(),
        Errand::Import(text) => file::read(IMPORTED, text.as_bytes(), defaults)
            .map(|chosen| chosen.channels())
            .unwrap_or_default(),
        Errand::Undo(number) => {
            let history = store.history(guild).await?;
            let undone = history.iter().filter(|entry| entry.number == *number);
            let settings = undone.flat_map(|entry| &entry.changes);
            settings
                .filter_map(|change| change.was.as_ref())
                .flat_map(Setting::channels)
                .collect()
        }
        _ => BTreeSet::new(),
    };
    named.retain(|channel| !call.enclosed.channels.contains(channel));
    if !named.is_empty() {
        let known = store.settings(guild).await?.channels();
        named.retain(|channel| !known.contains(channel));
    }
    Ok(named)
}

/// What is found of an errand that names channels of others; of a file, where it does.
fn foreign_found(errand: &Errand, defaults: &Settings, foreign: BTreeSet<ChannelId>) -> Found {
    if let Errand::Import(text) = errand
        && let Err(problems) = file::read_among(IMPORTED, text.as_bytes(), defaults, &foreign)
    {
        return Found::Unreadable(problems.render(Style::Plain));
    }
    Found::Foreign(foreign)
}

/// Runs an errand; `Ok(None)` where it needs a server and there is none.
async fn run(
    Memory { store, clock }: &Memory,
    context: &Context<'_>,
    defaults: &Settings,
    errand: &Errand,
) -> Result<Option<Found>, Error> {
    let member = context.call.asker;
    let asker = |guild| Asker {
        guild,
        member,
        at: clock(),
    };
    match (context.call.place.guild(), errand) {
        (Some(guild), errand) => in_a_server(store, asker(guild), context, defaults, errand)
            .await
            .map(Some),
        (None, Errand::Member(errand)) => Ok(members::anywhere(store, member, errand)
            .await?
            .map(Found::Member)),
        (None, _) => Ok(None),
    }
}

async fn in_a_server(
    store: &Store,
    asker: Asker,
    context: &Context<'_>,
    defaults: &Settings,
    errand: &Errand,
) -> Result<Found, Error> {
    let Asker { guild, member, at } = asker;
    let writer = Writer {
        guild,
        who: Some(member),
        at,
    };
    let replace = async |way, new: Chosen| {
        let decide = |chosen: &mut Chosen| {
            *chosen = new;
            Ok::<_, Contradiction>(())
        };
        store.change(writer, way, decide).await
    };
    let changed = match errand {
        Errand::Look(_) => {
            let server = read(store, guild, defaults).await?;
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
        Errand::Member(errand) => {
            let found = members::in_a_server(store, asker, errand).await?;
            return Ok(Found::Member(found));
        }
        Errand::List(errand) => {
            let found = watchlists::run(store, asker, &context.call.settings, errand).await?;
            return Ok(Found::List(found));
        }
        Errand::Pick { wish, .. } => {
            let seen = store.seen_films(guild, member).await?;
            let picked = pick(store, guild, context, wish, &seen).await?;
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
