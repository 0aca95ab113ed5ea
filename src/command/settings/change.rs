//! Changes what a server decides: some settings, all of them, or one change taken back.
//!
//! What is changed is checked first, and names no channel of another server.

use std::collections::BTreeSet;

use super::super::parts::in_place;
use super::super::vocabulary::{Context, Error, Message, Reply};
use super::{history, overview};
use crate::diagnostic::Style;
use crate::refusal::{MemberReason, Reason, Refusal, SettingsReason};
use crate::settings::{Change, Chosen, Contradiction, Edit, Undone, Visibility, Way, file};
use crate::snowflake::ChannelId;
use crate::state::{Decided, Whose};

/// What a file is called, where it is imported, in the problems with it.
const IMPORTED: &str = "settings.toml";

/// Changes what servers decide, all of it or nothing.
pub(super) async fn change(context: &Context<'_>, edits: Vec<Edit>) -> Result<Reply, Error> {
    let decided = context.admin()?;
    if edits.is_empty() {
        return Err(SettingsReason::Nothing.into());
    }
    if edits.iter().any(|edit| !edit.field().is_the_servers()) {
        return Err(Refusal::new(Reason::OldButton).into());
    }
    let named = edits.iter().flat_map(Edit::channels).collect();
    if let Some(channels) = foreign(context, decided, named).await? {
        return Err(SettingsReason::Foreign { channels }.into());
    }
    let apply = |chosen: &mut Chosen, defaults: &_| {
        for edit in &edits {
            edit.apply(chosen, defaults);
        }
        chosen.over(defaults).check()
    };
    let changed = decided.change(Way::Set, apply).await.map_err(told)?;
    report(context, decided, Way::Set, changed).await
}

/// Puts the settings of a file in the place of all.
pub(super) async fn import(context: &Context<'_>, text: &str) -> Result<Reply, Error> {
    let decided = context.admin()?;
    let defaults = decided.defaults().map_err(told)?;
    let read = |foreign: Option<&BTreeSet<ChannelId>>| {
        let bytes = text.as_bytes();
        let read = match foreign {
            Some(foreign) => file::read_among(IMPORTED, bytes, defaults, foreign),
            None => file::read(IMPORTED, bytes, defaults),
        };
        read.map_err(|problems| SettingsReason::Unreadable {
            problems: problems.render(Style::Plain),
        })
    };
    let new = read(None)?;
    if let Some(channels) = foreign(context, decided, new.channels()).await? {
        // Where the file names them, its problems say where.
        read(Some(&channels))?;
        return Err(SettingsReason::Foreign { channels }.into());
    }
    replace(context, Way::Import, new).await
}

/// Puts these settings in the place of all.
pub(super) async fn replace(context: &Context<'_>, way: Way, new: Chosen) -> Result<Reply, Error> {
    let decided = context.admin()?;
    let replace = |chosen: &mut Chosen, _: &_| {
        *chosen = new;
        Ok(())
    };
    let changed = decided.change(way, replace).await.map_err(told)?;
    report(context, decided, way, changed).await
}

/// Takes back the change of this number.
pub(super) async fn undo(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    let decided = context.admin()?;
    let named = decided.channels_before(number).await.map_err(told)?;
    if let Some(channels) = foreign(context, decided, named).await? {
        return Err(SettingsReason::Foreign { channels }.into());
    }
    let changed = match decided.undo(number).await.map_err(told)? {
        Undone::Done(changes) => Ok(changes),
        Undone::Contradiction(contradiction) => Err(contradiction),
        Undone::ChangedSince(fields) => return Err(SettingsReason::ChangedSince { fields }.into()),
        Undone::Forgotten => return Err(SettingsReason::Forgotten.into()),
    };
    report(context, decided, Way::Undo, changed).await
}

/// The channels that are not the server's: what a server decides names only what is its own.
async fn foreign(
    context: &Context<'_>,
    decided: Decided<'_>,
    named: BTreeSet<ChannelId>,
) -> Result<Option<BTreeSet<ChannelId>>, Error> {
    let enclosed = &context.call.enclosed.channels;
    match decided.whose(named, enclosed).await.map_err(told)? {
        Whose::Its => Ok(None),
        Whose::Others(channels) => Ok(Some(channels)),
        Whose::Unknown => Err(SettingsReason::Unchecked.into()),
    }
}

/// Says what was changed, and shows how things stand now.
async fn report(
    context: &Context<'_>,
    decided: Decided<'_>,
    way: Way,
    changed: Result<Vec<Change>, Contradiction>,
) -> Result<Reply, Error> {
    let changes = changed.map_err(|contradiction| match contradiction {
        Contradiction::Years => SettingsReason::Years,
        Contradiction::TooManyChannels => SettingsReason::TooManyChannels,
    })?;
    let server = decided.read_back().await;
    let mut message = match &server {
        Some(server) if way == Way::Undo => history::message(context, server, 0),
        Some(server) => overview::message(context, server),
        None => Message::default(),
    };
    let defaults = server.as_ref().map(|server| &server.defaults);
    message.visibility = Visibility::Private;
    message.text = history::what_changed(context, way, &changes, defaults);
    Ok(in_place(context, message))
}

/// Says in the words of settings that the database cannot be used.
pub(super) fn told(error: impl Into<Error>) -> Error {
    error.into().told_as(|refusal| match refusal.reason {
        Reason::Member(MemberReason::Unavailable { reference }) => {
            SettingsReason::Unavailable { reference }.into()
        }
        _ => refusal,
    })
}
