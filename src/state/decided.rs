//! What a server's admins decided, read and changed in the name of one of them.

use std::collections::BTreeSet;

use super::{Away, State};
use crate::settings::{Change, Chosen, Contradiction, Entry, Setting, Settings, Undone, Way};
use crate::snowflake::{ChannelId, GuildId, UserId};
use crate::store::Writer;

/// What a server decided, for an admin who asks.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// Where it is kept, if anywhere.
    pub(crate) state: Option<&'a State>,
    pub(crate) guild: GuildId,
    /// Who asks.
    pub(crate) admin: UserId,
}

/// How a server's settings stand.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerSettings {
    /// What the server has chosen.
    pub chosen: Chosen,
    /// The operator's defaults for everything else.
    pub defaults: Settings,
    /// What changed, the latest first.
    pub history: Vec<Entry>,
    /// On how many days in a row the channel refused the film of the day.
    pub refused_days: i64,
}

impl ServerSettings {
    pub fn in_force(&self) -> Settings {
        self.chosen.over(&self.defaults)
    }
}

/// Whether the channels that a server is about to name are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// All are the server's.
    Its,
    /// These are not.
    Others(BTreeSet<ChannelId>),
    /// It cannot be determined.
    Unknown,
}

impl<'a> Decided<'a> {
    /// The operator's defaults for what the server did not decide.
    pub fn defaults(&self) -> Result<&'a Settings, Away> {
        Ok(&self.state()?.defaults)
    }

    /// How the settings stand.
    pub async fn read(&self) -> Result<ServerSettings, Away> {
        let State {
            store, defaults, ..
        } = self.state()?;
        Ok(ServerSettings {
            chosen: store.settings(self.guild).await?,
            defaults: defaults.clone(),
            history: store.history(self.guild).await?,
            refused_days: store.refused_days(self.guild).await?,
        })
    }

    /// How the settings stand after a change. The change is made: if they cannot be read back,
    /// nobody is told that it was not.
    pub async fn read_back(&self) -> Option<ServerSettings> {
        let not_read = |away: &Away| {
            tracing::warn!(
                guild_id = self.guild.0,
                cause = away.cause(),
                "a server's settings were changed, but cannot be read back"
            );
        };
        self.read().await.inspect_err(not_read).ok()
    }

    /// Changes what is chosen as `decide` says, over these defaults; what it refuses comes back, and
    /// nothing is changed.
    pub async fn change(
        &self,
        way: Way,
        decide: impl FnOnce(&mut Chosen, &Settings) -> Result<(), Contradiction>,
    ) -> Result<Result<Vec<Change>, Contradiction>, Away> {
        let state = self.state()?;
        let decide = |chosen: &mut Chosen| decide(chosen, &state.defaults);
        Ok(state.store.change(self.writer(state), way, decide).await?)
    }

    /// Takes back the change of this number.
    pub async fn undo(&self, number: i64) -> Result<Undone, Away> {
        let state = self.state()?;
        let check = |chosen: &Chosen| chosen.over(&state.defaults).check();
        let writer = self.writer(state);
        Ok(state.store.undo(writer, number, check).await?)
    }

    /// The channels that taking back the change of this number would choose again.
    pub async fn channels_before(&self, number: i64) -> Result<BTreeSet<ChannelId>, Away> {
        let history = self.state()?.store.history(self.guild).await?;
        let undone = history.iter().filter(|entry| entry.number == number);
        let changes = undone.flat_map(|entry| &entry.changes);
        let before = changes.filter_map(|change| change.was.as_ref());
        Ok(before.flat_map(Setting::channels).collect())
    }

    /// Whether the channels that the server is about to name are its own: those that it has chosen
    /// already, and those that Discord says it has, with the call (`enclosed`) or when asked.
    pub async fn whose(
        &self,
        mut named: BTreeSet<ChannelId>,
        enclosed: &BTreeSet<ChannelId>,
    ) -> Result<Whose, Away> {
        let state = self.state()?;
        named.retain(|channel| !enclosed.contains(channel));
        if named.is_empty() {
            return Ok(Whose::Its);
        }
        let known = state.store.settings(self.guild).await?.channels();
        named.retain(|channel| !known.contains(channel));
        if named.is_empty() {
            return Ok(Whose::Its);
        }
        let own = match state.directory() {
            Some(directory) => directory.channels_of(self.guild).await,
            None => Err(anyhow::anyhow!(
                "without a token, Discord cannot be asked for a server's channels"
            )),
        };
        match own {
            Ok(own) => named.retain(|channel| !own.contains(channel)),
            Err(error) => {
                tracing::warn!(
                    guild_id = self.guild.0,
                    cause = format!("{error:#}"),
                    "cannot tell whether channels belong to a server"
                );
                return Ok(Whose::Unknown);
            }
        }
        Ok(if named.is_empty() {
            Whose::Its
        } else {
            Whose::Others(named)
        })
    }

    fn state(&self) -> Result<&'a State, Away> {
        self.state.ok_or(Away::NoDatabase)
    }

    fn writer(&self, state: &State) -> Writer {
        Writer {
            guild: self.guild,
            who: Some(self.admin),
            at: state.now(),
        }
    }
}
